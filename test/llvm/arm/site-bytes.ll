; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr %t.o | FileCheck %s
; RUN: llvm-readelf -rW -x '.static_call_sites.f!1.caller' %t.o | FileCheck %s --check-prefix=RECORD
; In A32 a call is bl and a tail jump is b, with the relocations of each; nothing aligns them.

target triple = "armv7-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; RECORD: R_ARM_REL32 {{.*}} .Lstatic_call_site.0
; RECORD: 0x00000000 fcffffff
; CHECK-LABEL: <caller>:
; CHECK-NEXT:  push
; CHECK-NEXT:  ebfffffe {{ *}}bl
; CHECK-DAG:   R_ARM_CALL f
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.0
; CHECK-DAG:   R_ARM_NONE __static_call_view.f
; CHECK:       pop
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  eafffffe {{ *}}b
; CHECK-DAG:   R_ARM_JUMP24 f
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.1
define void @tail() nounwind {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
