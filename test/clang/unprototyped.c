// RUN: %clang_fe -std=c11 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// A function declared without a prototype takes any arguments.

// CHECK: call i32 {{.*}}@f(ptr nest {{.*}}, i32 noundef 1, double noundef 2.000000e+00)
int f();
int caller(void) { return __builtin_static_call(f, 1, 2.0f); }
