// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Operands that are not evaluated hold no site, and are no error.

// CHECK: define {{.*}}@_Z6callerv
// CHECK-NOT: nest
#include <typeinfo>
constexpr int f(int n) { return n; }
static_assert(sizeof(__builtin_static_call(f, 1)) == 4);
static_assert(!noexcept(__builtin_static_call(f, 1)));
static_assert(requires { __builtin_static_call(f, 1); });
template <class T> concept callable = requires(T t) { __builtin_static_call(f, t); };
static_assert(callable<int> && !callable<int *>);
decltype(__builtin_static_call(f, 1)) caller() {
  __typeof__(__builtin_static_call(f, 1)) n = sizeof __builtin_static_call(f, 1);
  int bound[sizeof(__builtin_static_call(f, 1))];
  return n + (typeid(__builtin_static_call(f, 1)) == typeid(int)) + sizeof(bound) +
         _Generic(__builtin_static_call(f, 1), int: 1, default: __builtin_static_call(f, 2)) +
         __builtin_constant_p(__builtin_static_call(f, 1));
}
