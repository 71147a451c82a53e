; RUN: %opt_sc %s | FileCheck %s
; What 32 bits of zero represent can be disabled; not 64 bits, nor what takes its arguments off the stack.

target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-unknown-linux-gnu"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-DAG: @__static_call_key.int = {{.*}} global { i32, i32, ptr, [6 x ptr] } { i32 sub ({{.*}}), i32 0, ptr @int, {{.*}}, align 4
; CHECK-DAG: @__static_call_slot.int = {{.*}} align 4
; CHECK-DAG: @__static_call_init_v3 = {{.*}} align 4
; CHECK-DAG: @__static_call_view.int = {{.*}} i32 2]
; CHECK-DAG: @__static_call_view.long = {{.*}} i32 0]
; CHECK-DAG: @__static_call_view.nothing = {{.*}} i32 1]
; CHECK-DAG: @__static_call_view.popping = {{.*}} i32 0]
define void @caller() {
  call i32 @int(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call i64 @long(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  call void @nothing(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 1)
  call x86_stdcallcc void @popping(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so, i32 1)
  ret void
}

declare i32 @int()
declare i64 @long()
declare void @nothing(i32)
declare x86_stdcallcc void @popping(i32)
