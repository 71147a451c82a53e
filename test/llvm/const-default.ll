; RUN: %opt_sc %s | FileCheck %s
; RUN: opt -load-pass-plugin=%pass -passes='static-call,default<O2>' -S %s | FileCheck %s --check-prefix=O2
; Calls of a const function are not folded across what may change its target.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: call i32 @__static_call.f(i32 %x) [[ATTR:#[0-9]+]]
; CHECK: attributes [[ATTR]] = { nounwind willreturn memory(read) }
; O2: call i32 @__static_call.f
; O2: call i32 @set
; O2: call i32 @__static_call.f
define i32 @caller(i32 %x) {
  %a = call i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 %x) nounwind willreturn memory(none)
  %s = call i32 @set()
  %b = call i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 %x) nounwind willreturn memory(none)
  %r = add i32 %a, %b
  ret i32 %r
}

declare i32 @f(i32) nounwind willreturn memory(none)
declare i32 @set()
