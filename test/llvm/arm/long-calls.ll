; RUN: %opt_sc %s | not %llc_sc -mattr=+long-calls -filetype=obj -o /dev/null 2>&1 | FileCheck %s
; Calls through a register, whose address is in memory or in an instruction, are refused.

target triple = "armv7-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: error: {{.*}} in function caller {{.*}}: the static call of 'f' has no direct form here
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
