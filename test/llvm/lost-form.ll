; RUN: %opt_sc %s | sed 's/call void @__static_call.f()/call void %%p()/' | not %llc_sc -o /dev/null 2>&1 | FileCheck %s
; A wrapper whose address was taken on the way is an error, not an unrecorded call.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: error: {{.*}}in function caller void (i1): the static call of 'f' has no direct form here (
define void @caller(i1 %c) {
  %p = select i1 %c, ptr @__static_call.f, ptr @g
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
declare void @g()
declare void @__static_call.f()
