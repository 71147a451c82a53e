// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Variable arguments are promoted, and the type of the function is kept.

// CHECK: call void (ptr, i32, ...) @f(ptr nest {{.*}}, i32 noundef 1, double noundef 2.000000e+00, i32 noundef 99)
void f(int n, ...);
void caller(void) { __builtin_static_call(f, 1, 2.0f, (char)'c'); }
