; RUN: split-file %s %t
; RUN: for t in thumbv7m-none-unknown-eabi aarch64-none-unknown-elf; do sed s/TRIPLE/$t/ %t/in.ll | %opt_sc | FileCheck %s || exit 1; done
; RUN: sed s/TRIPLE/thumbv7m-none-unknown-eabi/ %t/in.ll | %opt_sc | %llc_bare -o %t.o
; RUN: llvm-readelf -SW %t.o | FileCheck %s --check-prefix=SECTIONS
; Without an operating system the view is the key, and of what is in RAM only the slot has a value; nothing is run
; when the program starts.

;--- in.ll
target triple = "TRIPLE"

@__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8

; CHECK-DAG: @__static_call_key.f = weak_odr hidden global [2 x ptr] zeroinitializer, section ".bss.static_call_keys.f"{{.*}} comdat
; CHECK-DAG: @__static_call_slot.f = weak_odr hidden global ptr @f, section ".data.static_call_slots.f"{{.*}} comdat($__static_call_key.f)
; CHECK-DAG: @__static_call_view.f = weak_odr hidden constant { ptr, ptr, ptr, ptr, ptr, ptr, ptr, i{{32|64}} } { ptr @__static_call_unit_v3, ptr @__static_call_key.f, ptr @__static_call_begin.f, ptr @__static_call_end.f, ptr @f, ptr @__static_call_veneer.f, ptr @__static_call_slot.f, i{{32|64}} 2 }, section ".static_call_views"{{.*}} comdat($__static_call_key.f)
; CHECK-DAG: @__static_call_unit_v3 = weak_odr hidden constant [12 x i32] [i32 65539,
; CHECK-NOT: init_array
; CHECK: ret ptr @__static_call_view.f
; SECTIONS: .bss.static_call_keys.f NOBITS {{.*}} 000008 00 WAG
; SECTIONS: .data.static_call_slots.f PROGBITS {{.*}} 000004 00 WAG
; SECTIONS: .static_call_views PROGBITS {{.*}} 000020 00 AG
define ptr @caller() nounwind {
  call i32 @f(ptr nest @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
  %key = call ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr @f)
  ret ptr %key
}

declare i32 @f()
declare ptr @__static_call_key_of__missing_pass__use_fpass_plugin_StaticCallPass_so(ptr)
