; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s
; RUN: llvm-objdump -d %t.o | FileCheck %s --check-prefix=BYTES
; A call and a tail jump have the full-length direct form, to the default itself and with its relocation.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK:       callq
; CHECK-DAG:   R_X86_64_PLT32 f-0x4
; CHECK-DAG:   R_X86_64_NONE .L__static_call_records.0
; CHECK-DAG:   R_X86_64_NONE __static_call_view.f
; CHECK:       retq
; BYTES: e8 00 00 00 00{{ +}}callq
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail>:
; CHECK:       jmp
; CHECK-DAG:   R_X86_64_PLT32 f-0x4
; CHECK-DAG:   R_X86_64_NONE .L__static_call_records.1
; BYTES: e9 00 00 00 00{{ +}}jmp
define void @tail() {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail_to_local>:
; CHECK:       jmp
; CHECK:       R_X86_64_PLT32 local.
; BYTES: e9 00 00 00 00{{ +}}jmp
define void @tail_to_local() {
  tail call void @local(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
define internal void @local() {
  fence seq_cst
  ret void
}
