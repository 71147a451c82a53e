// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clangxx_fe -x c++ -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// The marker is an undefined symbol that nothing but a marked call refers to.

// CHECK: @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
void f(void);
void caller(void) { __builtin_static_call(f); }
