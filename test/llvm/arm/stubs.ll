; RUN: split-file %s %t
; RUN: for t in armv7 thumbv7; do sed s/ARCH/$t/ %t/in.ll | %opt_sc | %llc_sc -filetype=obj -o %t.o && llvm-objdump -dr %t.o | FileCheck %s || exit 1; done
; Veneers and stubs are Thumb functions with A32 code at 4 bytes behind, at multiples of 4, in files of both kinds;
; they change ip at most.

;--- in.ll
target triple = "ARCH-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <__static_call_veneer.f>:
; CHECK-NEXT: 0: 4778         	bx	pc
; CHECK-NEXT: 2: bf00         	nop
; CHECK-NEXT: 4: e59fc000     	ldr	r12, [pc]
; CHECK-NEXT: 8: e79ff00c     	ldr	pc, [pc, r12]
; CHECK-NEXT: c: fc ff ff ff  	.word	0xfffffffc
; CHECK-NEXT: R_ARM_REL32	__static_call_slot.f
; CHECK-LABEL: <__static_call_return_v3>:
; CHECK-NEXT: 0: 4770         	bx	lr
; CHECK-NEXT: 2: bf00         	nop
; CHECK-NEXT: 4: e12fff1e     	bx	lr
; CHECK-LABEL: <__static_call_return_zero_v3>:
; CHECK-NEXT: 0: 2000         	movs	r0, #0x0
; CHECK-NEXT: 2: 4770         	bx	lr
; CHECK-NEXT: 4: e3a00000     	mov	r0, #0
; CHECK-NEXT: 8: e12fff1e     	bx	lr
; CHECK-LABEL: <__static_call_veneer.g>:
; CHECK-NEXT: 0: 4778         	bx	pc
; CHECK-NEXT: 2: bf00         	nop
; CHECK-NEXT: 4: e59fc010     	ldr	r12, [pc, #0x10]
; CHECK-NEXT: 8: e79fc00c     	ldr	r12, [pc, r12]
; CHECK-NEXT: c: e35c0000     	cmp	r12, #0
; CHECK-NEXT: 10: 112fff1c     	bxne	r12
; CHECK-NEXT: 14: e3a00000     	mov	r0, #0
; CHECK-NEXT: 18: e12fff1e     	bx	lr
; CHECK-NEXT: 1c: 0c 00 00 00  	.word	0x0000000c
; CHECK-NEXT: R_ARM_REL32	__static_call_slot.g
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call i32 @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
declare extern_weak i32 @g()
