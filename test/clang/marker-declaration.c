// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clangxx_fe -x c++ -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s --check-prefix=THROWS
// The marker and its like are undefined symbols that nothing but a marked call
// refers to.

// CHECK: @__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so = external global i8
// THROWS-NOT: external global
// THROWS: declare void @"__static_call_missing_pass__use_fpass_plugin_StaticCallPass_so$_Z1fv"()
void f(void);
void caller(void) { __builtin_static_call(f); }
