; RUN: %opt_sc %s | FileCheck %s
; A marked invoke keeps its unwind destination.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: invoke void @__static_call.f()
; CHECK-NEXT: to label %ok unwind label %bad
define void @caller() personality ptr @__gxx_personality_v0 {
  invoke void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
      to label %ok unwind label %bad
ok:
  ret void
bad:
  %e = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %e
}

declare void @f()
declare i32 @__gxx_personality_v0(...)
