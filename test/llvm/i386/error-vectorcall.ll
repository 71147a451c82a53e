; RUN: not %opt_sc %s 2>&1 | FileCheck %s
; The symbol of a vectorcall function is another than its name.

target triple = "i386-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: error: {{.*}}: static calls of vectorcall functions are not supported: 'f'
define void @caller() {
  call x86_vectorcallcc void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare x86_vectorcallcc void @f()
