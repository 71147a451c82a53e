// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Bodies and captures of lambdas, generic and nested, hold static calls.

// CHECK-COUNT-6: ptr nest
// CHECK-NOT: nest
int f(int);
auto global = [](int x) { return __builtin_static_call(f, x); };
int caller(int n) {
  auto plain = [=] { return __builtin_static_call(f, n); };
  auto generic = [](auto x) { return __builtin_static_call(f, (int)x); };
  auto capture = [x = __builtin_static_call(f, n)] { return x; };
  auto nested = [&] { return [&] { return __builtin_static_call(f, n); }(); };
  return plain() + generic(1) + generic('c') + capture() + nested() + global(1);
}
