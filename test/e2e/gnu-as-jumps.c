// REQUIRES: native
// RUN: not %clang_sc -O2 -fno-integrated-as -c %s -o %t.o 2>&1 | FileCheck %s
// RUN: %clang_sc -O2 -S %s -o %t.s && %clang -c %t.s -o %t.o
// RUN: llvm-objdump -d %t.o | FileCheck %s --check-prefix=LONG
// GNU as shortens a tail jump to a function of the same file, so that is
// refused; calls work.

// CHECK: error: {{.*}}a static tail call of 'f' needs the integrated assembler
// LONG: e9 00 00 00 00
int f(int x) { return x + 1; }
int call(int x) { return __builtin_static_call(f, x); }
