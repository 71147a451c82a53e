; RUN: %opt_sc %s | FileCheck %s
; A request becomes a definition with the key and the first target, and a trampoline of the same visibility, which says
; what sites of the file call first.

target triple = "x86_64-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
@__SCK__x = hidden global { ptr, ptr, ptr } { ptr @__SCT__x, ptr @f, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__local = global { ptr, ptr, ptr } { ptr @__SCT__local, ptr @local, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__off = global { ptr, ptr, ptr } { ptr @__SCT__off, ptr null, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@__SCK__zero = global { ptr, ptr, ptr } { ptr @__SCT__zero, ptr @__static_call_return0, ptr @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so }, section ".static_call_definition_requests"
@llvm.used = appending global [4 x ptr] [ptr @__SCK__x, ptr @__SCK__local, ptr @__SCK__off, ptr @__SCK__zero], section "llvm.metadata"

; CHECK-NOT: definition_requests
; CHECK-DAG: @__SCK__x = hidden global { ptr, ptr } { ptr @__static_call_key.__SCT__x, ptr @f }, section ".static_call_definitions", {{.*}}comdat, align 8
; CHECK-DAG: @__SCK__local = global { ptr, ptr } { ptr @__static_call_key.__SCT__local, ptr @local }, section ".static_call_definitions"
; CHECK-DAG: @__SCK__off = global { ptr, ptr } { ptr @__static_call_key.__SCT__off, ptr null }, section ".static_call_definitions"
; CHECK-DAG: @__SCK__zero = global { ptr, ptr } { ptr @__static_call_key.__SCT__zero, ptr @__static_call_return0 }, section ".static_call_definitions"
; CHECK-DAG: @llvm.compiler.used = {{.*}} ptr @f, {{.*}}ptr @__SCK__x,
; CHECK-DAG: [[ALIAS:local\.[0-9a-f]+]] = hidden alias void (), ptr @local

; CHECK: define hidden void @__SCT__x(ptr byval([64 x i8]) %0, ...) [[X:#[0-9]+]] section ".text.__SCT__x" {
; CHECK-NEXT: call void @__static_call.__SCT__x()
; CHECK-NEXT: unreachable
; CHECK: define void @__SCT__local() [[LOCAL:#[0-9]+]]
; CHECK: define void @__SCT__off() [[OFF:#[0-9]+]]
; CHECK: define i32 @__SCT__zero() [[ZERO:#[0-9]+]]
; CHECK: attributes [[X]] = { naked noinline "static-call-site"="f" "target-features"="+avx" }
; CHECK: attributes [[LOCAL]] = { naked noinline "static-call-site"="[[ALIAS]]" }
; CHECK: attributes [[OFF]] = { naked noinline "static-call-site"="__static_call_return_v3" }
; CHECK: attributes [[ZERO]] = { naked noinline "static-call-site"="__static_call_return_zero_v3" }
declare void @__SCT__x(ptr byval([64 x i8]), ...) "target-features"="+avx" "frame-pointer"="all"
declare void @__SCT__local()
declare void @__SCT__off()
declare i32 @__SCT__zero()
declare void @f(ptr byval([64 x i8]), ...)
declare i64 @__static_call_return0()
define internal void @local() {
  ret void
}
