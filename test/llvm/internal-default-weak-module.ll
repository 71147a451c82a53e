; RUN: split-file %s %t
; RUN: %opt_sc %t/a.ll -o %t/a.out
; RUN: %opt_sc %t/b.ll -o %t/b.out
; RUN: cat %t/a.out %t/b.out | grep -oE '@f\.[0-9a-f]+ = hidden alias' | sort -u | count 2
; Two modules that export only weak symbols still tell their internal defaults apart.

;--- a.ll
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
define linkonce_odr void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}
define internal void @f() {
  ret void
}

;--- b.ll
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
define linkonce_odr void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}
define internal void @f() {
  fence seq_cst
  ret void
}
