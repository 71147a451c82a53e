// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// A template argument names a function, as pointer and as reference.

// CHECK: (ptr nest noundef @_Z1fi,
// CHECK: (ptr nest noundef @_Z1fi,
int f(int);
template <int (*F)(int)> int pointer() { return __builtin_static_call(F, 1); }
template <int (&F)(int)> int reference() { return __builtin_static_call(F, 1); }
template int pointer<f>();
template int reference<f>();
