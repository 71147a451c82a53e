; RUN: %opt_sc %s | FileCheck %s
; RUN: %opt_sc %s | FileCheck %s --check-prefix=STUB
; RUN: %opt_sc %s | %llc_sc | FileCheck %s --check-prefix=ASM
; A default that may be undefined is called through a veneer that returns 0, from the start;
; not where 0 cannot be given.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK: @__static_call_slot.f = weak_odr hidden global ptr @f, section ".static_call_slots"
; CHECK: declare dso_local i32 @__static_call.f() [[VENEER:#[0-9]+]]
; STUB-LABEL: define {{.*}} @__static_call_veneer.f()
; STUB: asm sideeffect "movq ${0:a}, %r11\0Atest %r11, %r11\0Aje 1f\0Ajmp *%r11\0A1:\0Axorl %eax, %eax\0Aret"
; STUB-LABEL: define {{.*}} @__static_call_veneer.g()
; STUB: asm sideeffect "jmpq *${0:a}"
; CHECK: declare dso_local double @__static_call.g(){{$}}
; CHECK: attributes [[VENEER]] = { "static-call-site"="__static_call_veneer.f" }
; ASM: callq __static_call_veneer.f
; ASM: callq g
define void @caller() {
  call i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call double @g(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

declare extern_weak i32 @f()
declare extern_weak double @g()
