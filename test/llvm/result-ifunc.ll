; RUN: %opt_sc %s | FileCheck %s
; An IFUNC has no attributes, so where they could forbid it no call of it is disabled.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)

; CHECK-DAG: @__static_call_view.number = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.nothing = {{.*}}, i32 1], section
; CHECK-DAG: @__static_call_view.other = {{.*}}, i32 2], section
; CHECK-DAG: @__static_call_view.pointer = {{.*}}, i32 0], section
; CHECK-DAG: @__static_call_view.memory = {{.*}}, i32 0], section
@number = ifunc i32 (ptr), ptr @resolver
@nothing = ifunc void (i32, ptr), ptr @resolver
@other = alias i32 (ptr), ptr @number
@pointer = ifunc ptr (), ptr @resolver
@memory = ifunc void (ptr), ptr @resolver
define ptr @resolver() {
  ret ptr null
}
define void @keys() {
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @number)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @nothing)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @other)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @pointer)
  call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @memory)
  ret void
}
