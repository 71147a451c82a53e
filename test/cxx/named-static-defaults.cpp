// RUN: %one_and_two
// RUN: %one_and_two -flto=thin
// RUN: %one_and_two -flto
// Static functions of one name are first targets of two static calls, in one
// unit and in two; calls that LTO imports into another file stay theirs.

//--- f.h
#include "calls.h"
int first(int x);
DECLARE_STATIC_CALL(of_lib, first);
DECLARE_STATIC_CALL(of_main, first);
int imported(int x);
int call_main(int x);

//--- lib.cpp
#include "f.h"
static int f(int x) { return x + 1; }
DEFINE_STATIC_CALL(of_lib, f);
int imported(int x) {
  return static_call(of_lib)(x) + 10 * __builtin_static_call(f, x);
}
int call_main(int x) { return static_call(of_main)(x); }

//--- main.cpp
#include "f.h"
static int f(int x) { return x + 3; }
static int other(int x) { return x + 7; }
DEFINE_STATIC_CALL(of_main, f);
NOINLINE static int call_lib(int x) { return imported(x); }
NOINLINE static int call(int x) {
  return 10 * static_call(of_main)(x) + __builtin_static_call(f, x);
}
int main() {
  assert(call_lib(1) == 22 && call_main(1) == 4 && call(1) == 44);
  assert(static_call_query(of_main) == f && static_call_query(of_lib) != f);
  assert(static_call_update(of_lib, other) == 0);
  assert(call_lib(1) == 28 && imported(1) == 28);
  assert(call_main(1) == 4 && call(1) == 44);
  assert(static_call_update(of_main, other) == 0);
  assert(call_lib(1) == 28 && call_main(1) == 8 && call(1) == 84);
  assert(static_call_set(f, [](int x) { return x + 8; }) == 0);
  assert(imported(1) == 28 && call_main(1) == 8 && call(1) == 89);
  assert(static_call_update(of_main, f) == 0 && call(1) == 49);
}
