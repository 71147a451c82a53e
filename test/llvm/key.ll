; RUN: %opt_sc %s | FileCheck %s
; What one key adds to a module: all in one group, hidden, read-only but for the key and its slot.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
declare void @f()

; CHECK-DAG: @__static_call_view.f = weak_odr hidden constant [8 x i32] {{.*}}, section ".static_call_views", no_sanitize_address, no_sanitize_hwaddress, comdat($__static_call_key.f), align 4
; CHECK-DAG: @__static_call_key.f = weak_odr hidden global { i32, i32, ptr, [6 x ptr] } { i32 trunc (i64 sub (i64 ptrtoint (ptr @__static_call_view.f to i64), i64 ptrtoint (ptr @__static_call_key.f to i64)) to i32), i32 0, ptr @f, [6 x ptr] zeroinitializer }, section ".static_call_keys.f", {{.*}}, comdat, align 8
; CHECK-DAG: @__static_call_begin.f = {{.*}} [0 x i8] {{.*}}, section ".static_call_sites.f!0", {{.*}}, comdat($__static_call_key.f), align 4
; CHECK-DAG: @__static_call_end.f = {{.*}} [0 x i8] {{.*}}, section ".static_call_sites.f!2", {{.*}}, comdat($__static_call_key.f), align 4
; CHECK-DAG: @__static_call_slot.f = weak_odr hidden global ptr @f, section ".static_call_slots"
; CHECK-DAG: @__static_call_name.f = {{.*}} c"f\00"
; CHECK-DAG: @__static_call_unit_v3 = weak_odr hidden constant [18 x i32] [i32 3,
; CHECK-DAG: @llvm.compiler.used = appending global {{.*}}@__static_call_key.f
; CHECK: define ptr @key()
; CHECK-NEXT: ret ptr @__static_call_key.f
; CHECK: define weak_odr hidden void @__static_call_veneer.f() [[ATTR:#[0-9]+]] section ".text.static_call_veneers.f" comdat($__static_call_key.f)
; CHECK-NEXT: asm sideeffect "jmpq *${0:a}", "i"(ptr @__static_call_slot.f)
; CHECK: !{i32 1, !"static-call-format", i32 3}
define ptr @key() {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %k
}
