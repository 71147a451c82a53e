// RUN: %clang_fe -E %s -o %t.i
// RUN: %clang -fplugin=%plugin -S -emit-llvm -Xclang -disable-llvm-passes %t.i -o - | FileCheck %s
// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %t.i -o - | FileCheck %s
// RUN: %clangxx_fe -x c++ -E %s -o %t.ii
// RUN: %clangxx -fplugin=%plugin -S -emit-llvm -Xclang -disable-llvm-passes %t.ii -o - | FileCheck %s
// A preprocessed file holds all that the plugin needs.

// CHECK: call {{.*}}(ptr nest
void f(void);
void caller(void) { __builtin_static_call(f); }
