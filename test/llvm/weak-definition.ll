; RUN: %opt_sc %s | FileCheck %s
; A slot starts as the default: files that declare the function weak call it through the veneer, and the linker may take that of this file.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-DAG: @__static_call_slot.f = weak_odr hidden global ptr @f, section ".static_call_slots"
; CHECK-DAG: @__static_call_slot.inline = weak_odr hidden global ptr @inline, section ".static_call_slots"
; CHECK: call void @__static_call.f()
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @inline(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

define weak void @f() {
  ret void
}
define linkonce_odr void @inline() {
  ret void
}
