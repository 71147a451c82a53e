; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr %t.o | FileCheck %s
; RUN: llvm-readelf -rW -x '.static_call_sites.f!1.caller' %t.o | FileCheck %s --check-prefix=RECORD
; A call is bl and a tail jump is b, with the relocations of both; nothing aligns them. The record leads to the call.

target triple = "aarch64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; RECORD: Relocation section '.rela.static_call_sites.f!1.caller'
; RECORD: R_AARCH64_PREL32 {{.*}} .text + 4
; CHECK-LABEL: <caller>:
; CHECK-NEXT:  str x30, [sp, #-0x10]!
; CHECK-NEXT:  94000000 {{ *}}bl
; CHECK-DAG:   R_AARCH64_CALL26 f
; CHECK-DAG:   R_AARCH64_NONE .L__static_call_records.0
; CHECK-DAG:   R_AARCH64_NONE __static_call_view.f
; CHECK:       ldr x30, [sp], #0x10
; CHECK-NEXT:  ret
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  14000000 {{ *}}b
; CHECK-DAG:   R_AARCH64_JUMP26 f
; CHECK-DAG:   R_AARCH64_NONE .L__static_call_records.1
define void @tail() nounwind {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail_to_local>:
; CHECK-NEXT:  14000000 {{ *}}b
; CHECK:       R_AARCH64_JUMP26 local.
define void @tail_to_local() nounwind {
  tail call void @local(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
define internal void @local() {
  fence seq_cst
  ret void
}
