// RUN: %one_and_two
// RUN: %one_and_two -O0 -no-pie -fno-pie -Wno-unused-command-line-argument
// Overloads are keys of their own, each one key in both units; a cast names
// one.

//--- f.h
#include "calls.h"
int f(int x);
int f(long x);
int f(const char *s, int x = 3);
int call_in_lib(int x);
void expect_in_lib(int (*target)(int));

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
int f(long x) { return int(x) + 2; }
int f(const char *, int x) { return x + 4; }
int call_in_lib(int x) {
  return 10 * __builtin_static_call(f, x) +
         100 * __builtin_static_call(f, long(x)) +
         1000 * __builtin_static_call(f, "");
}
void expect_in_lib(int (*target)(int)) {
  expect_calls("_Z1fi", 2 / UNITS, target);
  expect_linked("_Z1fl", 2 / UNITS);
}

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 8; }
NOINLINE static int call(int x) {
  return 10 * __builtin_static_call(f, x) +
         100 * __builtin_static_call(f, long(x)) +
         1000 * __builtin_static_call(f, "");
}
int main() {
  assert(call(1) == 7320 && call_in_lib(1) == 7320);
  assert(static_call_set(static_cast<int (*)(int)>(f), other) == 0);
  expect_calls("_Z1fi", 2 / UNITS, other);
  expect_linked("_Z1fl", 2 / UNITS);
  expect_in_lib(other);
  assert(call(1) == 7390 && call_in_lib(1) == 7390);
  assert(static_call_get(static_cast<int (*)(int)>(f)) == other);
  assert(static_call_get(static_cast<int (*)(long)>(f)) ==
         static_cast<int (*)(long)>(f));
}
