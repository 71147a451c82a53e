; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-readelf -gW %t.o | FileCheck %s
; The records of an inline function are in its group, and are dropped with it.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: [inlined] contains
; CHECK-DAG: .text.inlined
; CHECK-DAG: .static_call_sites.f!1.inlined
$inlined = comdat any
define linkonce_odr void @inlined() comdat {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
