; RUN: %opt_sc %s | FileCheck %s
; An internal default gets a hidden alias whose name no other module has; the shown name stays plain, and
; the view says that the key is no other unit's.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-DAG: @__static_call_name.[[KEY:f\.[0-9a-f]+]] = {{.*}} c"f\00"
; CHECK-DAG: @__static_call_view.[[KEY]] = {{.*}}, i32 5], section
; CHECK-DAG: @f.{{[0-9a-f]+}} = hidden alias void (), ptr @f
; CHECK: call void @__static_call.[[KEY]]()
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

define internal void @f() {
  ret void
}
