; RUN: %opt_sc %s | FileCheck %s
; The call of a proxy is a static call of its `nest` argument, which nothing that
; is known of the default changes. The proxy goes.

target triple = "x86_64-unknown-linux-gnu"

; CHECK-NOT: missing_pass
; CHECK: invoke i32 @__static_call.f(i32 1) [[COLD:#[0-9]+]]
; CHECK-NEXT: to label %ok unwind label %bad
; CHECK: declare dso_local i32 @__static_call.f(i32)
; CHECK-NOT: missing_pass
; CHECK: attributes [[COLD]] = { cold }
define i32 @f(i32 %x) nounwind {
  ret i32 %x
}

define void @caller() personality ptr @__gxx_personality_v0 {
  %r = invoke i32 @"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so$f"(ptr nest noundef @f, i32 1) cold
      to label %ok unwind label %bad
ok:
  ret void
bad:
  %e = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %e
}

declare i32 @"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so$f"(i32)
declare i32 @__gxx_personality_v0(...)
