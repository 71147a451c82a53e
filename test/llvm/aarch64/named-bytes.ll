; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: sed 's/^declare i32 @__SCT__x(i32)/& "branch-target-enforcement"/' %s | %opt_sc | %llc_sc -filetype=obj -o %t.bti.o
; RUN: llvm-objdump -dr --no-leading-addr --disassemble-symbols=__SCT__x %t.bti.o | FileCheck %s --check-prefix=BTI
; RUN: llvm-objdump -dr --no-leading-addr --disassemble-symbols=__SCT__x %t.o | FileCheck %s
; A trampoline is one jump to the first target, behind its landing pad.

target triple = "aarch64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__x = global { ptr, ptr, ptr } { ptr @__SCT__x, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@llvm.used = appending global [1 x ptr] [ptr @__SCK__x], section "llvm.metadata"

; BTI-LABEL: <__SCT__x>:
; BTI-NEXT: d503245f {{ *}}bti c
; BTI-NEXT: 14000000 {{ *}}b
; CHECK-LABEL: <__SCT__x>:
; CHECK-NEXT: 14000000 {{ *}}b
; CHECK-DAG: R_AARCH64_JUMP26 f
; CHECK-DAG: R_AARCH64_NONE __SCK__x
; CHECK-NOT: {{^ *[0-9a-f]+ }}
declare i32 @__SCT__x(i32)
declare i32 @f(i32)
