// RUN: %one_and_two
// What the attribute makes static calls are one key in both units: overloads,
// members, templates' instances, operators and user-defined literals.

//--- f.h
#include "calls.h"
#define STATIC [[staticcall::static_call]]
struct Num {
  int n;
  STATIC static int make(int x);
};
STATIC int f(int x);
int f(long x);
STATIC Num operator+(Num a, Num b);
STATIC Num operator""_num(unsigned long long x);
template <class T> STATIC int g(T x) { return int(x) + 4; }
NOINLINE static int call(int x) {
  return f(x) + 10 * f(long(x)) + 100 * (Num{x} + 2_num).n + 1000 * g(x) +
         10000 * Num::make(x);
}
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
int f(long x) { return int(x) + 2; }
Num operator+(Num a, Num b) { return {a.n + b.n}; }
Num operator""_num(unsigned long long x) { return {int(x)}; }
int Num::make(int x) { return x + 5; }
int call_in_lib(int x) { return call(x); }

//--- main.cpp
#include "f.h"
static Num times(Num a, Num b) { return {(a.n + 1) * b.n}; }
static int other(int x) { return x + 6; }
int main() {
  assert(call(1) == 65332 && call_in_lib(1) == 65332);
  assert(static_call_set(operator+, times) == 0);
  assert(static_call_set(g<int>, other) == 0);
  assert(static_call_set(Num::make, other) == 0);
  assert(static_call_set(static_cast<int (*)(int)>(f), other) == 0);
  assert(static_call_set(operator""_num,
                         [](unsigned long long) { return Num{3}; }) == 0);
  expect_calls("_Zpl3NumS_", 2 / UNITS, times);
  expect_calls("_Z1gIiEiT_", 2 / UNITS, other);
  expect_calls("_Z1fi", 2 / UNITS, other);
  assert(count_sites("_Zli4_numy") == 2 / UNITS);
  assert(call(1) == 77637 && call_in_lib(1) == 77637);
}
