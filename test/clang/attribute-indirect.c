// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Calls through a pointer, and other uses, are not changed by the attribute.

// CHECK-NOT: nest
__attribute__((static_call)) int f(int);
int (*pointer)(int) = f;
int caller(int n) { return pointer(n) + (int)sizeof(f(n)) + (pointer == f); }
