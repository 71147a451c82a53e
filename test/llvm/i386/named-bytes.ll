; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr --disassemble-symbols=__SCT__x %t.o | FileCheck %s
; RUN: %opt_sc %s | %llc_sc -O0 -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr --disassemble-symbols=__SCT__x %t.o | FileCheck %s
; A trampoline is one jump, also in position-independent code: it leaves ebx to its caller. What may be elsewhere is
; reached through the first target's own veneer.

target triple = "i386-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__x = global { ptr, ptr, ptr } { ptr @__SCT__x, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@llvm.used = appending global [1 x ptr] [ptr @__SCK__x], section "llvm.metadata"
!llvm.module.flags = !{!0}
!0 = !{i32 8, !"PIC Level", i32 2}

; CHECK-LABEL: <__SCT__x>:
; CHECK-NEXT: e9 fc ff ff ff {{ *}}jmp
; CHECK-DAG: R_386_PLT32 __static_call_veneer.f
; CHECK-DAG: R_386_NONE __SCK__x
; CHECK-NOT: {{^ *[0-9a-f][0-9a-f] }}
declare i32 @__SCT__x(i32)
declare i32 @f(i32)
