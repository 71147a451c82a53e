// RUN: %cxx %s -o %t && %run %t
// RUN: %cxx -std=c++17 -O0 %s -o %t && %run %t
// A lambda without captures is a target, also a generic one; so is a member
// function's overload and an instance that the type selects.

#include "calls.h"
static int f(int x) { return x + 1; }
static int overload(int x) { return x + 3; }
static long overload(long x) { return x + 4; }
template <class T> static T deduced(T x) { return x + 5; }
NOINLINE static int call(int x) { return 10 * __builtin_static_call(f, x); }
int main() {
  assert(static_call_set(f, [](int x) { return x + 2; }) == 0);
  assert(call(1) == 30);
  assert(static_call_set(f, [](auto x) { return x + 6; }) == 0);
  assert(call(1) == 70);
  assert(static_call_set(f, overload) == 0 && call(1) == 40);
  assert(static_call_set(f, deduced) == 0 && call(1) == 60);
  expect_calls("_ZL1fi", 1, deduced<int>);
  assert(overload(1l) == 5);
}
