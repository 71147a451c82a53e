// RUN: %one_and_two
// Targets return references, large and small classes and class templates, take
// classes by value, and leave default arguments to the caller.

//--- f.h
#include "calls.h"
#include "classes.h"
template <class T> struct Box {
  T a, b;
};
int &reference(int &a, int &b);
Owner owner(Owner o, int x = 3);
Big big(Big b, const Big &c = {{1, 2}});
Box<double> box(Box<double> b);
NOINLINE static int call() {
  int a = 1, b = 1;
  __builtin_static_call(reference, a, b) = 5;
  Owner o = __builtin_static_call(owner, Owner(1));
  Big c = __builtin_static_call(big, Big{{3}});
  Box<double> d = __builtin_static_call(box, Box<double>{1, 2});
  return a + 10 * b + 100 * o.n + 1000 * int(c.n[0]) + 10000 * int(d.a);
}
int call_in_lib();

//--- lib.cpp
#include "f.h"
int alive;
int &reference(int &a, int &) { return a; }
Owner owner(Owner o, int x) { return Owner(o.n + x); }
Big big(Big b, const Big &c) { return {{b.n[0] + c.n[0]}}; }
Box<double> box(Box<double> b) { return {b.a, b.b}; }
int call_in_lib() { return call(); }

//--- main.cpp
#include "f.h"
static int &second(int &, int &b) { return b; }
static Owner minus(Owner o, int x) { return Owner(x - o.n); }
static Big times(Big b, const Big &c) { return {{b.n[0] * c.n[1]}}; }
static Box<double> swap(Box<double> b) { return {b.b, b.a}; }
int main() {
  assert(call() == 14415 && call_in_lib() == 14415);
  assert(static_call_set(reference, second) == 0);
  assert(static_call_set(owner, minus) == 0);
  assert(static_call_set(big, times) == 0 && static_call_set(box, swap) == 0);
  expect_calls("_Z9referenceRiS_", 2 / UNITS, second);
  expect_calls("_Z5owner5Owneri", 2 / UNITS, minus);
  expect_calls("_Z3big3BigRKS_", 2 / UNITS, times);
  expect_calls("_Z3box3BoxIdE", 2 / UNITS, swap);
  assert(call() == 26251 && call_in_lib() == 26251 && alive == 0);
}
