; RUN: %opt_sc %s | FileCheck %s
; RUN: %opt_sc %s | %llc_sc -filetype=obj -o %t.o && llvm-readelf -rW %t.o | FileCheck %s --check-prefix=OBJECT
; The runtime is called through a pointer, which is bound when the unit is loaded: here calls of what is bound at once
; cannot be asked for.

target triple = "armv7-unknown-linux-gnueabihf"

declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
declare void @f()

; CHECK: @__static_call_start_unit_v3.pointer = weak_odr hidden constant ptr @__static_call_start, section ".data.rel.ro.__static_call_start_unit_v3", {{.*}}comdat($__static_call_start_unit_v3), align 4
; CHECK: @__static_call_stop_unit_v3.pointer = weak_odr hidden constant ptr @__static_call_stop, section
; CHECK: define weak_odr hidden void @__static_call_start_unit_v3() {{.*}}comdat
; CHECK-NEXT: [[START:%.*]] = load volatile ptr, ptr @__static_call_start_unit_v3.pointer
; CHECK-NEXT: call void [[START]](ptr @__static_call_unit_v3)
; OBJECT-NOT: {{CALL|PLT|PC32}} {{.*}} __static_call_start{{$}}
; OBJECT: R_{{386_32|ARM_ABS32}} {{.*}} __static_call_start{{$}}
define ptr @key() {
  %k = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %k
}
