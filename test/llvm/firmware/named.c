// RUN: clang --target=thumbv7m-none-eabi -O1 -ffreestanding -fpass-plugin=%pass -isystem %include -S -emit-llvm %s -o - | FileCheck %s
// RUN: clang --target=thumbv7m-none-eabi -O1 -ffreestanding -fpass-plugin=%pass -isystem %include -c %s -o %t.o
// RUN: llvm-nm %t.o | FileCheck %s --check-prefix=SYMBOLS
// A named key is made where it is defined only: its trampoline is the veneer,
// its definition's name the view's.
#include <static_call.h>

int first(int);
DEFINE_STATIC_CALL(defined, first);
DEFINE_STATIC_CALL_NULL(null, first);
DECLARE_STATIC_CALL(elsewhere, first);

// CHECK-DAG: @__static_call_slot.__SCT__defined = hidden global ptr @first, section ".data.static_call_slots.__SCT__defined"
// CHECK-DAG: @__static_call_view.__SCT__defined = hidden constant {{.*}} ptr @first, ptr @__SCT__defined, ptr @__static_call_slot.__SCT__defined, i32 10 }
// CHECK-DAG: @__static_call_slot.__SCT__null = hidden global ptr @__static_call_return_zero_v3
// CHECK-DAG: @__static_call_view.__SCT__elsewhere = external hidden global i8
// CHECK-DAG: @__static_call_veneer.__SCT__defined = hidden alias i32 (i32), ptr @__SCT__defined
// CHECK-DAG: @__SCK__defined = alias {{.*}}, ptr @__static_call_view.__SCT__defined
// CHECK: define {{.*}}i32 @__SCT__defined(i32 {{.*}}) {{.*}}section ".text.static_call_veneers.__SCT__defined"
// CHECK-NEXT: {{.*}}call void asm sideeffect "movw ip
// SYMBOLS-DAG: R __SCK__defined
// SYMBOLS-DAG: T __SCT__defined
// SYMBOLS-DAG: U __SCT__elsewhere
// SYMBOLS-NOT: __static_call.
int caller(int x) {
  return static_call(defined)(x) + static_call(null)(x) +
         static_call(elsewhere)(x) + static_call_update(elsewhere, first);
}
