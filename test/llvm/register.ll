; RUN: %opt_sc %s | FileCheck %s
; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o && llvm-readelf -gSW %t.o | FileCheck %s --check-prefix=OBJECT
; A module with a key has its unit registered before all constructors and after all destructors, and no .preinit_array.

target triple = "x86_64-unknown-linux-gnu"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
declare void @f()

; CHECK-NOT: preinit
; CHECK: @__static_call_init_v3 = weak_odr hidden global ptr @__static_call_start_unit_v3, section ".init_array.0", {{.*}}comdat, align 8
; CHECK: @__static_call_fini_v3 = weak_odr hidden global ptr @__static_call_stop_unit_v3, section ".fini_array.0", {{.*}}comdat, align 8
; CHECK: define weak_odr hidden void @__static_call_start_unit_v3() {{.*}}comdat
; CHECK-NEXT: call void @__static_call_start(ptr @__static_call_unit_v3)
; CHECK: declare void @__static_call_start(ptr)
; CHECK: define weak_odr hidden void @__static_call_stop_unit_v3() {{.*}}comdat
; CHECK-NEXT: call void @__static_call_stop(ptr @__static_call_unit_v3)
; CHECK: declare void @__static_call_stop(ptr)

; OBJECT-DAG: .init_array.0 INIT_ARRAY
; OBJECT-DAG: .fini_array.0 FINI_ARRAY
; OBJECT: COMDAT group section {{.*}} [__static_call_init_v3] contains
; OBJECT: .init_array.0
; OBJECT: COMDAT group section {{.*}} [__static_call_fini_v3] contains
; OBJECT: .fini_array.0
define ptr @key() {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %k
}
