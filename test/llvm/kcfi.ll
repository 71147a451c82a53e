; RUN: %opt_sc %s | FileCheck %s
; A direct call has no type to check: the bundle of a callee that was cast goes.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: call void @__static_call.f(){{$}}
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so) [ "kcfi"(i32 1) ]
  ret void
}

declare void @f()
