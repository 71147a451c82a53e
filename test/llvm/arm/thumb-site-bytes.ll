; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr %t.o | FileCheck %s
; RUN: llvm-readelf -rW -x '.static_call_sites.f!1.caller' %t.o | FileCheck %s --check-prefix=RECORD
; In Thumb a call is bl and a tail jump is b.w, at multiples of 4; a record is 1 more than the distance.

target triple = "thumbv7-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; RECORD: R_ARM_REL32 {{.*}} .Lstatic_call_site.0
; RECORD: 0x00000000 fdffffff
; CHECK-LABEL: <caller>:
; CHECK-NEXT:  push
; CHECK-NEXT:  nop
; CHECK-NEXT:  {{[048c]}}: f7ff fffe {{ *}}bl
; CHECK-DAG:   R_ARM_THM_CALL f
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.0
; CHECK-DAG:   R_ARM_NONE __static_call_view.f
; CHECK:       pop
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  adds r0, #0x1
; CHECK-NEXT:  {{[048c]}}: f7ff bffe {{ *}}b.w
; CHECK-DAG:   R_ARM_THM_JUMP24 g
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.1
define i32 @tail(i32 %x) nounwind {
  %y = add i32 %x, 1
  %z = tail call i32 @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 %y)
  ret i32 %z
}

declare void @f()
declare i32 @g(i32)
