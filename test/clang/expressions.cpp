// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Static calls are marked in every kind of expression and statement of C++.

// CHECK-COUNT-20: ptr nest
// CHECK-NOT: nest
#include <compare>
#include <initializer_list>
#define C(n) __builtin_static_call(f, n)
int f(int);
struct Aggregate { int a, b = C(1); };
struct Listed { Listed(std::initializer_list<int>); };
struct Ordered { int n; auto operator<=>(const Ordered &) const = default; };
Ordered make(int);
struct Range { int *begin(); int *end(); };
Range range(int);
int defaulted(int n = C(2)) { return n; }
template <class... T> int fold(T... t) { return (C(t) + ...); }
int caller(int n) {
  Aggregate a{.a = C(3)}, b(C(4), C(5));
  Listed l{C(6), 7};
  auto *p = new int(C(8));
  auto *q = new int[C(9)]{C(10)};
  if (int m = C(11); m > n) n = m;
  for (int i : __builtin_static_call(range, C(12))) n += i;
  n += __builtin_static_call(make, 1) < __builtin_static_call(make, 2);
  if (n) throw C(13);
  auto [x, y] = Aggregate{C(14), C(15)};
  n = static_cast<long>(C(16));
  return n + x + y + a.b + b.b + *p + *q + defaulted() + fold(1, 2);
}
