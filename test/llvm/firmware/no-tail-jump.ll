; RUN: %opt_sc %s | %llc_bare -o %t.o
; RUN: llvm-objdump -dr --no-leading-addr %t.o | FileCheck %s
; The 6th version has no tail jump of 4 bytes: a call stands in its place, and is a site.

target triple = "thumbv6m-none-unknown-eabi"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <tail>:
; CHECK-NEXT:  push{{[[:space:]]*}}{r7, lr}
; CHECK-NEXT:  f7ff fffe {{ *}}bl
; CHECK-DAG:   R_ARM_THM_CALL f
; CHECK-DAG:   R_ARM_NONE .L__static_call_records.0
; CHECK:       pop{{[[:space:]]*}}{r7, pc}
define void @tail() nounwind {
  tail call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
