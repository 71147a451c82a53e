; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; A first target that may be undefined is called through its own key's veneer, which gives 0; where 0 does not stand for
; the result, directly.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__x = global { ptr, ptr, ptr } { ptr @__SCT__x, ptr @weak, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__y = global { ptr, ptr, ptr } { ptr @__SCT__y, ptr @weak_float, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"

; CHECK-LABEL: __SCT__x:
; CHECK: jmp __static_call_veneer.weak
; CHECK-LABEL: __SCT__y:
; CHECK: jmp weak_float{{ }}
; CHECK-LABEL: __static_call_veneer.weak:
; CHECK: testq %r11, %r11
; CHECK-LABEL: __SCK__x:
; CHECK-NEXT: .quad __static_call_key.__SCT__x
; CHECK-NEXT: .quad weak{{$}}
declare i32 @__SCT__x()
declare double @__SCT__y()
declare extern_weak i32 @weak()
declare extern_weak double @weak_float()
