// RUN: %one_and_two
// Instances of function templates are keys, also variadic ones, and with commas
// in the template-id; both units' instances are one.

//--- f.h
#include "calls.h"
template <class T> NOINLINE T twice(T x) { return 2 * x; }
template <class A, class B> NOINLINE int pair(A a, B b) { return int(a + b); }
template <class... T> NOINLINE int sum(T... x) { return int((x + ...)); }
template <class T, int N> struct Class {
  static int member(T x) { return int(x) + N; }
};
int call_in_lib(int x);
void expect_in_lib();
int pair2(int a, long b);
int sum2(int a, long b, char c);
int member2(long x);
NOINLINE static int call(int x) {
  return __builtin_static_call(twice<int>, x) +
         10 * __builtin_static_call((pair<int, long>), x, 2) +
         100 * __builtin_static_call((sum<int, long, char>), x, 2, 3) +
         1000 * __builtin_static_call((Class<long, 4>::member), x);
}
static inline void expect() {
  expect_linked("_Z5twiceIiET_S0_", 2 / UNITS);
  expect_calls("_Z4pairIilEiT_T0_", 2 / UNITS, pair2);
  expect_calls("_Z3sumIJilcEEiDpT_", 2 / UNITS, sum2);
  expect_calls("_ZN5ClassIlLi4EE6memberEl", 2 / UNITS, member2);
}

//--- lib.cpp
#include "f.h"
int call_in_lib(int x) { return call(x); }
void expect_in_lib() { expect(); }

//--- main.cpp
#include "f.h"
int pair2(int a, long b) { return a * int(b) + 1; }
int sum2(int a, long b, char c) { return a * int(b) * c + 1; }
int member2(long x) { return int(x) + 1; }
int main() {
  assert(call(1) == 5632 && call_in_lib(1) == 5632);
  assert(static_call_set((pair<int, long>), pair2) == 0);
  assert(static_call_set((sum<int, long, char>), sum2) == 0);
  assert(static_call_set((Class<long, 4>::member), member2) == 0);
  expect();
  expect_in_lib();
  assert(call(1) == 2732 && call_in_lib(1) == 2732);
  assert(static_call_reset((pair<int, long>)) == 0);
  assert(call(1) == 2732 && call_in_lib(1) == 2732);
}
