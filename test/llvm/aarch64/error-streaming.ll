; RUN: for f in streaming shares_za; do sed "s/FUNCTION/$f/" %s | not %opt_sc 2>&1 | FileCheck %s -DF=$f || exit 1; done
; RUN: sed s/FUNCTION/locally_streaming/ %s | %opt_sc
; Calls of SME's functions change the mode by what the callee says, which a wrapper does not: they are refused.

target triple = "aarch64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: error: {{.*}}: static calls of functions that concern AArch64's streaming mode or ZA are not supported: '[[F]]'
define void @caller() "aarch64_pstate_sm_enabled" {
  call void @FUNCTION(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @streaming() "aarch64_pstate_sm_enabled"
declare void @shares_za() "aarch64_inout_za"
declare void @locally_streaming() "aarch64_pstate_sm_body"
