; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o
; RUN: llvm-objdump -d --no-show-raw-insn --no-leading-addr %t.o | FileCheck %s
; RUN: llvm-dwarfdump --eh-frame %t.o | FileCheck %s --check-prefix=CFA
; A veneer keeps eax where nobody knows whether it holds an argument, or where callees keep all registers; unwinders
; are told of what is on the stack meanwhile.

target triple = "i386-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: <__static_call_veneer.unprototyped>:
; CHECK-NEXT: pushl %eax
; CHECK-NEXT: pushl %eax
; CHECK-LABEL: <__static_call_veneer.keeping>:
; CHECK-NEXT: pushl %eax
; CHECK-NEXT: pushl %eax
; CHECK-LABEL: <__static_call_veneer.plain>:
; CHECK-NEXT: calll
; CFA: DW_CFA_def_cfa_offset: +8
; CFA: DW_CFA_def_cfa_offset: +12
; CFA: DW_CFA_def_cfa_offset: +16
; CFA: DW_CFA_def_cfa_offset: +12
; CFA: DW_CFA_def_cfa_offset: +8
define void @caller() uwtable {
  call void (...) @unprototyped(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 inreg 1)
  call void @keeping(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @plain(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @unprototyped(...)
declare void @keeping() "no_caller_saved_registers"
declare void @plain()
!llvm.module.flags = !{!0}
!0 = !{i32 8, !"PIC Level", i32 2}
