; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; A profiler can unwind from a veneer where it can from the function that calls it.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: __static_call_veneer.f:
; CHECK: .cfi_startproc
; CHECK: jmpq *__static_call_slot.f(%rip)
; CHECK: .cfi_endproc
; CHECK-LABEL: __static_call_veneer.g:
; CHECK-NOT: .cfi_startproc
; CHECK: jmpq *__static_call_slot.g(%rip)
define void @caller() uwtable {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}
define void @without() nounwind {
  call void @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
declare void @g()
