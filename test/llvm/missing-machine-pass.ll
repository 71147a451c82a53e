; RUN: %opt_sc %s | llc -relocation-model=pic -filetype=obj -o %t.o
; RUN: llvm-readelf -sW %t.o | FileCheck %s
; Code generated without the machine pass does not link: what is missing is named.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-DAG: UND __static_call_missing_lto_pass__use_Wl_load_pass_plugin_StaticCallPass_so
; CHECK-DAG: UND __static_call.f
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
