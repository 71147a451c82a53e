; RUN: %opt_sc %s | %llc_sc | FileCheck %s
; Where the attributes of an undefined function rule out 0, the call is an ordinary one.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-DAG: callq never
; CHECK-DAG: callq reference
; CHECK-DAG: callq __static_call_veneer.pointer
define ptr @caller(i1 %b) {
  br i1 %b, label %stop, label %go
stop:
  call void @never(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so) noreturn
  unreachable
go:
  call dereferenceable(4) ptr @reference(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  %p = call ptr @pointer(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @use(ptr %p)
  ret ptr %p
}

declare extern_weak void @never() noreturn
declare extern_weak dereferenceable(4) ptr @reference()
declare extern_weak ptr @pointer()
declare void @use(ptr)
