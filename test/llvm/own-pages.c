// RUN: %clang_sc -O2 %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_sc -O2 -static %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_sc -O2 -static-pie -fPIE %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_sc -O2 -shared -fPIC %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_sc -O2 -ffunction-sections -Wl,--gc-sections %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_sc -O2 -flto -Wl,-z,separate-loadable-segments %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -no-pie -fno-pie %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -static %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -static-pie -fPIE %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -shared -fPIC %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_gnu_ld -O2 -ffunction-sections -Wl,--gc-sections %s -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: %clang_sc -O2 -c %s -o %t.o && ld.lld -r %t.o -o %t.lld.o && %clang_sc %t.lld.o -o %t && llvm-readelf -SlW %t | FileCheck %s
// RUN: ld.bfd -r %t.o -o %t.bfd.o && %clang_gnu_ld %t.bfd.o -o %t && llvm-readelf -SlW %t | FileCheck %s
// Slots and keys each fill pages, in a segment without anything else.

// CHECK: .static_call_slots PROGBITS {{[0-9a-f]+}}000 {{[0-9a-f]+}}000 000008 00 WA
// CHECK-NEXT: .static_call_keys PROGBITS {{[0-9a-f]+}}000 {{[0-9a-f]+}}000 001000 00 WA
// CHECK-NOT: LOAD {{.*}} RWE
// CHECK: Segment Sections...
// CHECK: {{^ *[0-9]+ *}}.static_call_slots .static_call_keys {{$}}
int f(int x) { return x + 1; }
int main(void) { return __builtin_static_call(f, 1); }
