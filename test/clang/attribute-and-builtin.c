// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// A static call of a function that has the attribute is marked once.

// CHECK: call void @f(ptr nest noundef @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so)
// CHECK-NOT: nest
__attribute__((static_call)) void f(void);
void caller(void) { __builtin_static_call(f); }
