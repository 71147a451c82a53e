; RUN: %opt_sc %s | %llc_sc -mcpu=cortex-a9 -filetype=obj -o %t.o
; RUN: llvm-objdump -dr --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s
; A call that does not return is a bl too where other calls would not be: mov lr, pc; b.

target triple = "armv7-unknown-linux-gnueabihf"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK-NOT:   mov lr, pc
; CHECK:       bl
; CHECK-NEXT:  R_ARM_CALL f
; CHECK-LABEL: <plain>:
; CHECK:       mov lr, pc
; CHECK-NEXT:  b
; CHECK-NEXT:  R_ARM_JUMP24 f
define void @caller() nounwind {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so) noreturn
  unreachable
}

define void @plain() nounwind {
  call void @f() noreturn
  unreachable
}

declare void @f() noreturn
