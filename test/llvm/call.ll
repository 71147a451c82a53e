; RUN: %opt_sc %s | FileCheck %s
; A marked call becomes a call of the wrapper: attributes, metadata and tail kind stay, the mark goes.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: define i32 @caller(
; CHECK-NEXT:    %r = tail call fastcc signext i32 @__static_call.f(i32 zeroext %x) [[ATTR:#[0-9]+]], !prof ![[PROF:[0-9]+]]
; CHECK-NEXT:    ret i32 %r
define i32 @caller(i32 %x) {
  %r = tail call fastcc signext i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 zeroext %x) cold, !prof !0
  ret i32 %r
}

declare fastcc i32 @f(i32)

; CHECK: declare dso_local fastcc i32 @__static_call.f(i32)
; CHECK: attributes [[ATTR]] = { cold }
; CHECK: ![[PROF]] = !{!"branch_weights", i32 7}
!0 = !{!"branch_weights", i32 7}
