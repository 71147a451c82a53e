; RUN: %opt_sc %s | FileCheck %s
; An export makes the trampoline visible, and the definition too where it is named.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__both = hidden global { ptr, ptr, ptr } { ptr @__SCT__both, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__calls = hidden global { ptr, ptr, ptr } { ptr @__SCT__calls, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__none = hidden global { ptr, ptr, ptr } { ptr @__SCT__none, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@export1 = internal constant { ptr, ptr, ptr } { ptr @__SCT__both, ptr @__SCK__both, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_export_requests"
@export2 = internal constant { ptr, ptr, ptr } { ptr @__SCT__calls, ptr null, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_export_requests"
@llvm.used = appending global [2 x ptr] [ptr @export1, ptr @export2], section "llvm.metadata"

; CHECK-NOT: export_requests
; CHECK-DAG: @__SCK__both = global
; CHECK-DAG: @__SCK__calls = hidden global
; CHECK-DAG: @__SCK__none = hidden global
; CHECK: define void @__SCT__both()
; CHECK: define void @__SCT__calls()
; CHECK: define hidden void @__SCT__none()
declare void @__SCT__both()
declare void @__SCT__calls()
declare void @__SCT__none()
declare void @f()
