; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; In a hardened build the veneer jumps through the thunk, never through memory.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-LABEL: __static_call_veneer.f:
; CHECK: movq __static_call_slot.f(%rip), %r11
; CHECK-NEXT: jmp __llvm_retpoline_r11
; CHECK-LABEL: __static_call_veneer.g:
; CHECK: movq __static_call_slot.g(%rip), %r11
; CHECK-NEXT: jmp __x86_indirect_thunk_r11
; CHECK-LABEL: __llvm_retpoline_r11:
define void @caller() #0 {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}
define void @external() #1 {
  call void @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare void @f()
declare void @g()
attributes #0 = { "target-features"="+retpoline-indirect-branches,+retpoline-indirect-calls" }
attributes #1 = { "target-features"="+retpoline-external-thunk,+retpoline-indirect-branches,+retpoline-indirect-calls" }
