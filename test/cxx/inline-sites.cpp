// RUN: %one_and_two
// RUN: %one_and_two -flto=thin
// Sites in inline functions and templates that both files emit count once in
// each unit: one copy, or one of each.

//--- f.h
#include "calls.h"
int f(int x);
NOINLINE inline int call(int x) { return 10 * __builtin_static_call(f, x); }
template <class T> NOINLINE int call_as(T x) {
  return 10 * __builtin_static_call(f, int(x));
}
struct Class {
  NOINLINE int call(int x) { return 10 * __builtin_static_call(f, x); }
};
int call_in_lib(int x);
void expect_in_lib(int (*target)(int));

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
int call_in_lib(int x) { return call(x) + call_as(long(x)) + Class().call(x); }
void expect_in_lib(int (*target)(int)) { expect_calls("_Z1fi", 3, target); }

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 8; }
static int call_in_main(int x) {
  return call(x) + call_as(long(x)) + Class().call(x);
}
int main() {
  assert(call_in_main(1) == 60 && call_in_lib(1) == 60);
  assert(static_call_set(f, other) == 0);
  expect_calls("_Z1fi", 3, other);
  expect_in_lib(other);
  assert(call_in_main(1) == 270 && call_in_lib(1) == 270);
}
