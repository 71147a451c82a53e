; RUN: split-file %s %t
; RUN: sed s/ARCH/armv7/ %t/in.ll | %opt_sc | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr --disassemble-symbols=__SCT__x %t.o | FileCheck %s --check-prefixes=CHECK,A32
; RUN: sed s/ARCH/thumbv7/ %t/in.ll | %opt_sc | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr --disassemble-symbols=__SCT__x %t.o | FileCheck %s --check-prefixes=CHECK,THUMB
; A trampoline is one jump to the first target.

;--- in.ll
target triple = "ARCH-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__x = global { ptr, ptr, ptr } { ptr @__SCT__x, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@llvm.used = appending global [1 x ptr] [ptr @__SCK__x], section "llvm.metadata"

; CHECK-LABEL: <__SCT__x>:
; A32-NEXT: eafffffe {{ *}}b
; A32-DAG: R_ARM_JUMP24 f
; THUMB-NEXT: f7ff bffe {{ *}}b.w
; THUMB-DAG: R_ARM_THM_JUMP24 f
; CHECK-DAG: R_ARM_NONE __SCK__x
; CHECK-NOT: {{^ *[0-9a-f]+ }}
declare i32 @__SCT__x(i32)
declare i32 @f(i32)
