; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; The veneer of a function that returns nothing changes no register but r11 where the function is undefined.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: __static_call_veneer.f:
; CHECK: movq __static_call_slot.f(%rip), %r11
; CHECK-NEXT: testq %r11, %r11
; CHECK-NEXT: je [[RETURN:.*]]
; CHECK-NEXT: jmpq *%r11
; CHECK-NEXT: [[RETURN]]:
; CHECK-NEXT: retq
define void @caller() {
  call preserve_mostcc void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare extern_weak preserve_mostcc void @f()
