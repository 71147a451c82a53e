; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s
; RUN: llc %s -o - | FileCheck %s --check-prefix=PLAIN
; A conditional tail jump, which a plain call makes here, becomes a branch around a recorded jump.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK:      jne 0x[[#%x,REST:]]
; CHECK-NOT:  j
; CHECK:      jmp
; CHECK:      R_X86_64_NONE .L__static_call_records.0
; CHECK:      R_X86_64_PLT32 f-0x4
; CHECK-NEXT: jmp
; CHECK-NEXT: R_X86_64_PLT32 g-0x4
; PLAIN-LABEL: plain:
; PLAIN: je f
define void @caller(i32 %x) optsize {
  %c = icmp eq i32 %x, 0
  br i1 %c, label %then, label %else
else:
  tail call void @g()
  ret void
then:
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

define void @plain(i32 %x) optsize {
  %c = icmp eq i32 %x, 0
  br i1 %c, label %then, label %else
else:
  tail call void @g()
  ret void
then:
  tail call void @f()
  ret void
}

declare void @f()
declare void @g()
