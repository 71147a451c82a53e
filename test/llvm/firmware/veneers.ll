; RUN: split-file %s %t
; RUN: for t in thumbv7m thumbv8m.main; do sed s/ARCH/$t/ %t/in.ll | %opt_sc | %llc_bare -o %t.o && llvm-objdump -dr %t.o | FileCheck %s --check-prefixes=CHECK,MAIN || exit 1; done
; RUN: sed s/ARCH/thumbv6m/ %t/in.ll | %opt_sc | %llc_bare -o %t.o && llvm-objdump -dr %t.o | FileCheck %s --check-prefixes=CHECK,BASE
; RUN: sed s/ARCH/thumbv8m.base/ %t/in.ll | %opt_sc | %llc_bare -o %t.o && llvm-objdump -dr %t.o | FileCheck %s --check-prefixes=BASE8
; Veneers are Thumb alone; they change ip at most, or nothing where there is no way to load that. Those of the main
; versions hold no data: the text may be execute-only.

;--- in.ll
target triple = "ARCH-none-unknown-eabi"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; BASE8-LABEL: <__static_call_veneer.f>:
; BASE8-NEXT: 0: b403{{ *}}	push	{r0, r1}
; BASE8-NEXT: 2: f240 0000 	movw	r0, #0x0
; BASE8-NEXT: R_ARM_THM_MOVW_ABS_NC	__static_call_slot.f
; BASE8-NEXT: 6: f2c0 0000 	movt	r0, #0x0
; BASE8-NEXT: R_ARM_THM_MOVT_ABS	__static_call_slot.f
; BASE8-NEXT: a: 6800{{ *}}	ldr	r0, [r0]
; BASE8-NEXT: c: 9001{{ *}}	str	r0, [sp, #0x4]
; BASE8-NEXT: e: bd01{{ *}}	pop	{r0, pc}
; CHECK-LABEL: <__static_call_return_v3>:
; CHECK-NEXT: 0: 4770{{ *}}	bx	lr
; CHECK-LABEL: <__static_call_return_zero_v3>:
; CHECK-NEXT: 0: 2000{{ *}}	movs	r0, #0x0
; CHECK-NEXT: 2: 4770{{ *}}	bx	lr
; MAIN-LABEL: <__static_call_veneer.f>:
; MAIN-NEXT: 0: f240 0c00 	movw	r12, #0x0
; MAIN-NEXT: R_ARM_THM_MOVW_ABS_NC	__static_call_slot.f
; MAIN-NEXT: 4: f2c0 0c00 	movt	r12, #0x0
; MAIN-NEXT: R_ARM_THM_MOVT_ABS	__static_call_slot.f
; MAIN-NEXT: 8: f8dc f000 	ldr.w	pc, [r12]
; BASE-LABEL: <__static_call_veneer.f>:
; BASE-NEXT: 0: b403{{ *}}	push	{r0, r1}
; BASE-NEXT: 2: 4802{{ *}}	ldr	r0, [pc, #0x8]
; BASE-NEXT: 4: 6800{{ *}}	ldr	r0, [r0]
; BASE-NEXT: 6: 9001{{ *}}	str	r0, [sp, #0x4]
; BASE-NEXT: 8: bd01{{ *}}	pop	{r0, pc}
; BASE: c: 00 00 00 00{{ *}}	.word	0x00000000
; BASE-NEXT: R_ARM_ABS32	__static_call_slot.f
; MAIN-LABEL: <__static_call_veneer.g>:
; MAIN: 8: f8dc c000 	ldr.w	r12, [r12]
; MAIN-NEXT: c: f1bc 0f00 	cmp.w	r12, #0x0
; MAIN-NEXT: 10: bf18{{ *}}	it	ne
; MAIN-NEXT: 12: 4760{{ *}}	bxne	r12
; MAIN-NEXT: 14: 2000{{ *}}	movs	r0, #0x0
; MAIN-NEXT: 16: 4770{{ *}}	bx	lr
; BASE-LABEL: <__static_call_veneer.g>:
; BASE: cmp	r0, #0x0
; BASE-NEXT: beq	0x{{[0-9a-f]*}} <__static_call_veneer.g+0xe>
; BASE: e: bc03{{ *}}	pop	{r0, r1}
; BASE-NEXT: 10: 2000{{ *}}	movs	r0, #0x0
; BASE-NEXT: 12: 4770{{ *}}	bx	lr
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call i32 @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
declare extern_weak i32 @g()
