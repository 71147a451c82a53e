// RUN: %clang_sc -O2 %s -o %t && llvm-readelf -SW %t | FileCheck %s
// RUN: %clang_sc -O2 -static %s -o %t && llvm-readelf -SW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 %s -o %t && llvm-readelf -SW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -static %s -o %t && llvm-readelf -SW %t | FileCheck %s
// A program without static calls has no page for them, and nothing is aligned.

// CHECK-NOT: .static_call_slots
// CHECK-NOT: .static_call_keys PROGBITS {{[0-9a-f]+}}000 {{.*}}
// CHECK-NOT: .static_call_keys PROGBITS {{.*}} 00 WA
// CHECK: .text
int main(void) { return 0; }
