; RUN: split-file %s %t
; RUN: for t in thumbv7m thumbv7em thumbv8m.main thumbv8m.base; do sed s/ARCH/$t/ %t/in.ll | %opt_sc | %llc_bare -o %t.o && llvm-objdump -dr --no-leading-addr %t.o | FileCheck %s && llvm-readelf -rW -x '.static_call_sites.f!1.caller' %t.o | FileCheck %s --check-prefix=RECORD || exit 1; done
; On profile M a call is bl and a tail jump b.w, of 4 bytes; nothing aligns them. A record is 1 more.

;--- in.ll
target triple = "ARCH-none-unknown-eabi"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; RECORD: R_ARM_REL32 {{.*}} .Lstatic_call_site.0
; RECORD: 0x00000000 fdffffff
; CHECK-LABEL: <caller>:
; CHECK-NEXT:  push
; CHECK-NEXT:  f7ff fffe {{ *}}bl
; CHECK-DAG:   R_ARM_THM_CALL f
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.0
; CHECK-DAG:   R_ARM_NONE __static_call_view.f
; CHECK:       pop
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  {{f[0-9a-f]*}} b{{[0-9a-f]*}} {{ *}}b.w
; CHECK-DAG:   R_ARM_THM_JUMP24 f
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.1
define void @tail() nounwind {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
