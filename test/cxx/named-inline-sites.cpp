// RUN: %one_and_two
// RUN: %one_and_two -flto=thin
// Named static calls in inline functions, templates, lambdas and member
// functions count once in each unit.

//--- f.h
#include "calls.h"
int first(int x);
DECLARE_STATIC_CALL(named, first);
NOINLINE inline int call(int x) { return 10 * static_call(named)(x); }
template <class T> NOINLINE int call_as(T x) {
  return 10 * static_call(named)(int(x));
}
struct Class {
  int n;
  NOINLINE Class(int x) : n(10 * static_call(named)(x)) {}
};
static inline int call_all(int x) {
  auto lambda = [](auto x) NOINLINE { return 10 * static_call(named)(x); };
  return call(x) + call_as(long(x)) + Class(x).n + lambda(x);
}
int call_in_lib(int x);
void expect_in_lib(int (*target)(int));

//--- lib.cpp
#include "f.h"
int first(int x) { return x + 1; }
DEFINE_STATIC_CALL(named, first);
int call_in_lib(int x) { return call_all(x); }
// The trampoline too; both files' lambdas have types of their own.
void expect_in_lib(int (*target)(int)) {
  expect_calls("__SCT__named", OWN_SITES(5, 1), target);
}

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 8; }
int main() {
  assert(call_all(1) == 80 && call_in_lib(1) == 80);
  assert(static_call_update(named, other) == 0);
  expect_in_lib(other);
  expect_calls("__SCT__named", OWN_SITES(4, 2), other);
  assert(call_all(1) == 360 && call_in_lib(1) == 360);
}
