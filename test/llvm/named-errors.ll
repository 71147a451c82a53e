; RUN: split-file %s %t && cd %t
; RUN: for case in float wide data self twice elsewhere; do cat head.ll $case.ll > x.ll && not %opt_sc x.ll -o /dev/null 2>&1 | FileCheck $case.ll || exit 1; done
; What cannot be defined, or exported, is an error that names it.

;--- head.ll
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
;--- float.ll
; CHECK: error: static call 'float' needs a function: zero in one register does not represent what it returns
@__SCK__float = global { ptr, ptr, ptr } { ptr @__SCT__float, ptr null, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
declare double @__SCT__float()
;--- wide.ll
; CHECK: error: static call 'wide' needs a function
@__SCK__wide = global { ptr, ptr, ptr } { ptr @__SCT__wide, ptr @__static_call_return0, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
declare i128 @__SCT__wide()
declare i64 @__static_call_return0()
;--- data.ll
; CHECK: error: the first target of static call 'data' must name a function
@number = global i8 0
@__SCK__data = global { ptr, ptr, ptr } { ptr @__SCT__data, ptr @number, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
declare void @__SCT__data()
;--- self.ll
; CHECK: error: the first target of static call 'self' is the call itself
@__SCK__self = global { ptr, ptr, ptr } { ptr @__SCT__self, ptr @__SCT__self, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
declare void @__SCT__self()
;--- twice.ll
; CHECK: error: static call 'twice' is defined already
@__SCK__twice = global { ptr, ptr, ptr } { ptr @__SCT__twice, ptr null, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
define void @__SCT__twice() {
  ret void
}
;--- elsewhere.ll
; CHECK: error: static call 'elsewhere' is exported by a file that does not define it
@export = internal constant { ptr, ptr, ptr } { ptr @__SCT__elsewhere, ptr null, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_export_requests"
declare void @__SCT__elsewhere()
