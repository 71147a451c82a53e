// RUN: %clangxx_fe -std=c++20 -O2 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// In code that runs, a static call of a constexpr function is a call.

// CHECK-COUNT-13: ptr nest
// CHECK-NOT: nest
constexpr int f(int n) { return n; }
int sink(int);
int caller() {
  const int n = __builtin_static_call(f, 1);
  const int m = n + 1;
  int total = sink(n) + sink(m);
  if (__builtin_static_call(f, 1))
    ++total;
  switch (__builtin_static_call(f, 1)) {
  case 1:
    ++total;
  }
  while (__builtin_static_call(f, 0))
    ++total;
  total += __builtin_static_call(f, 1) ? 1 : 2;
  total += __builtin_static_call(f, 1) && total;
  total += *new int[__builtin_static_call(f, 2)];
  int list[] = {__builtin_static_call(f, 1)};
  const int constants[2] = {__builtin_static_call(f, 1), 2};
  total += __builtin_popcount(__builtin_static_call(f, 1));
  auto lambda = [](int n) { return __builtin_static_call(f, n); };
  const int from_lambda = lambda(1);
  return total + list[0] + constants[0] + from_lambda + __builtin_static_call(f, 1);
}
int global = sink(__builtin_static_call(f, 1));
