// RUN: %one_and_two
// An overload that a cast names, an instance of a template, a static member and
// an operator are first targets; several static calls may start with one.

//--- f.h
#include "calls.h"
struct Num {
  int n;
  static int plus(int x) { return x + 4; }
};
int f(int x);
long f(long x);
template <class A, int B> int add(A x) { return int(x) + B; }
inline int operator+(const Num &a, const Num &b) { return a.n + b.n; }
DECLARE_STATIC_CALL(f_int, static_cast<int (*)(int)>(f));
DECLARE_STATIC_CALL(f_too, static_cast<int (*)(int)>(f));
DECLARE_STATIC_CALL(f_long, static_cast<long (*)(long)>(f));
DECLARE_STATIC_CALL(add_3, (add<long, 3>));
DECLARE_STATIC_CALL(plus, Num::plus);
DECLARE_STATIC_CALL(sum, operator+);
NOINLINE static int call(int x) {
  return static_call(f_int)(x) + 10 * int(static_call(f_long)(x)) +
         100 * static_call(add_3)(x) + 1000 * static_call(plus)(x) +
         10000 * static_call(sum)(Num{x}, Num{5}) +
         100000 * static_call(f_too)(x);
}
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
long f(long x) { return x + 2; }
DEFINE_STATIC_CALL(f_int, static_cast<int (*)(int)>(f));
DEFINE_STATIC_CALL(f_too, static_cast<int (*)(int)>(f));
DEFINE_STATIC_CALL(f_long, static_cast<long (*)(long)>(f));
DEFINE_STATIC_CALL(add_3, (add<long, 3>));
DEFINE_STATIC_CALL(plus, Num::plus);
DEFINE_STATIC_CALL(sum, operator+);
int call_in_lib(int x) { return call(x); }

//--- main.cpp
#include "f.h"
int main() {
  assert(call(1) == 265432 && call_in_lib(1) == 265432);
  assert(static_call_update(f_int, Num::plus) == 0);
  assert(static_call_update(add_3, (add<long, 6>)) == 0);
  assert(static_call_update(f_too, f) == 0);
  assert(static_call_update(
             sum, [](const Num &a, const Num &) { return a.n; }) == 0);
  // Of the unit that defines them the trampoline is a site, too.
  expect_calls("__SCT__f_int", OWN_SITES(1, 2), Num::plus);
  expect_calls("__SCT__add_3", OWN_SITES(1, 2), add<long, 6>);
  expect_calls("__SCT__f_too", OWN_SITES(1, 2), static_cast<int (*)(int)>(f));
  assert(call(1) == 215735 && call_in_lib(1) == 215735);
  assert(static_call_query(add_3) == (add<long, 6>));
  assert(static_call_query(f_long) == static_cast<long (*)(long)>(f));
}
