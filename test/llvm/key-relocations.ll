; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-readelf -rW %t.o | FileCheck %s
; A key needs one relocation that may become a dynamic one, for the default, and its slot another; the view is an offset.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
declare void @f()

; CHECK: '.rela.static_call_keys.f' at offset {{.*}} contains 2 entries:
; CHECK: 0000000000000000 {{.*}} R_X86_64_PC32 {{.*}} __static_call_view.f + 0
; CHECK: 0000000000000008 {{.*}} R_X86_64_64 {{.*}} f + 0
; CHECK: '.rela.static_call_slots' at offset {{.*}} contains 1 entries:
; CHECK: 0000000000000000 {{.*}} R_X86_64_64 {{.*}} f + 0
define ptr @key() {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %k
}
