; RUN: split-file %s %t
; RUN: not %opt_sc %t/pointer.ll 2>&1 | FileCheck %s --check-prefix=POINTER
; RUN: not %opt_sc %t/name.ll 2>&1 | FileCheck %s --check-prefix=NAME
; RUN: not %opt_sc %t/target.ll 2>&1 | FileCheck %s --check-prefix=TARGET
; RUN: not %opt_sc %t/large.ll 2>&1 | FileCheck %s --check-prefix=LARGE
; RUN: not %opt_sc %t/key.ll 2>&1 | FileCheck %s --check-prefix=KEY
; What cannot be a static call is an error in the function that has it.

;--- pointer.ll
; POINTER: error: {{.*}}in function caller void (ptr): the first argument of a static call must name a function
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
define void @caller(ptr %p) {
  call void %p(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

;--- name.ll
; NAME: error: {{.*}}: a function whose name contains '!' cannot be the default of a static call: 'f!1'
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
declare void @"f!1"()
define void @caller() {
  call void @"f!1"(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

;--- target.ll
; TARGET: error: {{.*}}: static calls are not supported for target 'riscv64-unknown-linux-gnu'
target triple = "riscv64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
declare void @f()
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}

;--- large.ll
; LARGE: error: {{.*}}: static calls are not supported with -mcmodel=large: it has no direct calls
target triple = "x86_64-unknown-linux-gnu"
@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
declare void @f()
define void @caller() {
  call void @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  ret void
}
!llvm.module.flags = !{!0}
!0 = !{i32 1, !"Code Model", i32 4}

;--- key.ll
; KEY: error: {{.*}}in function caller ptr (ptr): the first argument of a static call must name a function
target triple = "x86_64-unknown-linux-gnu"
declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
define ptr @caller(ptr %p) {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr %p)
  ret ptr %k
}
