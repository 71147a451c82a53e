; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -d --no-show-raw-insn %t.o | FileCheck %s
; Sites start at 0 to 3 modulo 8, with padding only where it is needed, at most 4 bytes.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <caller>:
; CHECK-NEXT: 0: pushq
; CHECK-NEXT: 1: callq
; CHECK-NEXT: 6: nop
; CHECK-NEXT: 8: callq
; CHECK-NEXT: d: nopl
; CHECK-NEXT: 10: callq
; CHECK-NEXT: 15: movl
; CHECK-NEXT: 1a: callq
; CHECK-NEXT: 1f: popq
; CHECK-NEXT: 20: retq
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 1)
  ret void
}

declare void @f()
declare void @g(i32)
