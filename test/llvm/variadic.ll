; RUN: %opt_sc %s | FileCheck %s
; A variadic default stays variadic, wherever the mark stands.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: call i32 (ptr, ...) @__static_call.f(ptr %p, double 1.000000e+00)
; CHECK: call i32 (i32, ...) @__static_call.g(i32 1)
define void @caller(ptr %p) {
  call i32 (ptr, ptr, ...) @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, ptr %p, double 1.0)
  call i32 (i32, ...) @g(i32 1, ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare i32 @f(ptr, ...)
declare i32 @g(i32, ...)
