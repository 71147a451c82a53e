// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// A function may have a static call for run time and a constant for compile
// time, in all scopes.

// CHECK-DAG: @top = dso_local constant i32 7
// CHECK-DAG: @_ZN2ns6nestedE = dso_local constant i32 7
// CHECK: call {{.*}}(ptr nest noundef @_Z1fi,
// CHECK: call {{.*}}(ptr nest noundef @_Z1fi,
constexpr int f(int n) { return n; }
constexpr int length() { return __builtin_is_constant_evaluated() ? 7 : __builtin_static_call(f, 1); }
extern const int top = length();
namespace ns {
constexpr int length() { return __builtin_is_constant_evaluated() ? 7 : __builtin_static_call(f, 1); }
extern const int nested = length();
}
int caller(int n) { return n + length() + ns::length(); }
