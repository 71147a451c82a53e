; RUN: %opt_sc %s | llc --load-pass-plugin=%pass -relocation-model=static -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr %t.o | FileCheck %s
; Code at a fixed address calls and jumps directly: the linker's PLT entries need nothing there. The veneer is one jump.

target triple = "i386-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  e9 fc ff ff ff {{ *}}jmp
; CHECK-DAG:   R_386_PLT32 f
; CHECK-LABEL: <__static_call_veneer.f>:
; CHECK-NEXT:  ff 25 00 00 00 00 {{ *}}jmpl *0x0
; CHECK-NEXT:  R_386_32 __static_call_slot.f
define void @tail() nounwind {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
