// RUN: %one_and_two
// RUN: %one_and_two -O0
// Named static calls take and return classes with destructors, classes in
// memory, references and floating point, through trampolines, too.

//--- f.h
#include "calls.h"
#include "classes.h"
Owner owner(Owner o, const Owner &p);
Big big(Big b, double d, int c, int e, int f, int g, int h, int i);
double &reference(double &a, double &b);
DECLARE_STATIC_CALL(owner, owner);
DECLARE_STATIC_CALL(big, big);
DECLARE_STATIC_CALL(reference, reference);
NOINLINE static int call(decltype(owner) *owner_at, decltype(big) *big_at) {
  double a = 1, b = 1;
  static_call(reference)(a, b) = 5;
  Owner o = static_call(owner)(Owner(1), Owner(2)), p = owner_at(Owner(1), o);
  Big c = static_call(big)(Big{{3}}, 2, 1, 1, 1, 1, 1, 4);
  Big d = big_at(c, 2, 1, 1, 1, 1, 1, 1);
  return int(a + 10 * b) + 100 * p.n + 1000 * int(d.n[0]);
}
int call_in_lib();

//--- lib.cpp
#include "f.h"
int alive;
Owner owner(Owner o, const Owner &p) { return Owner(o.n + p.n); }
Big big(Big b, double d, int, int, int, int, int, int i) {
  return {{b.n[0] + i + long(d)}};
}
double &reference(double &a, double &) { return a; }
DEFINE_STATIC_CALL(owner, owner);
DEFINE_STATIC_CALL(big, big);
DEFINE_STATIC_CALL(reference, reference);
int call_in_lib() { return call(static_call(owner), static_call(big)); }

//--- main.cpp
#include "f.h"
static Owner minus(Owner o, const Owner &p) { return Owner(5 + o.n - p.n); }
static Big times(Big b, double d, int, int, int, int, int, int i) {
  return {{b.n[0] * i * long(d)}};
}
static double &second(double &, double &b) { return b; }
static int call_in_main() { return call(static_call(owner), static_call(big)); }
int main() {
  assert(call_in_main() == 12415 && call_in_lib() == 12415);
  assert(static_call_update(owner, minus) == 0);
  assert(static_call_update(big, times) == 0);
  assert(static_call_update(reference, second) == 0);
  expect_calls("__SCT__owner", OWN_SITES(1, 2), minus);
  expect_calls("__SCT__big", OWN_SITES(1, 2), times);
  expect_calls("__SCT__reference", OWN_SITES(1, 2), second);
  assert(call_in_main() == 48251 && call_in_lib() == 48251 && alive == 0);
}
