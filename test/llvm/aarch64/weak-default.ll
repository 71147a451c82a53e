; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; RUN: sed s/aarch64-unknown-linux-gnu/armv7-unknown-linux-gnueabihf/ %s | %opt_sc | %llc_sc | FileCheck %s --check-prefix=ARM
; What nobody may define is called through the veneer also where 0 cannot be given: it jumps then, to NULL if need be.
; (GNU ld would make a nop of the branch, and nobody could tell a call from a jump.)

target triple = "aarch64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: bl __static_call_veneer.f
; CHECK: b __static_call_veneer.g
; CHECK-LABEL: __static_call_veneer.g:
; CHECK: ldr x16, [x16, :lo12:__static_call_slot.g]
; CHECK-NEXT: br x16
; ARM: bl __static_call_veneer.f
; ARM: b __static_call_veneer.g
; ARM-LABEL: __static_call_veneer.g:
; ARM: ldr pc, [pc, r12]
define double @caller() {
  call i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  %d = tail call double @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret double %d
}

declare extern_weak i32 @f()
declare extern_weak double @g()
