// RUN: %one_and_two
// RUN: %one_and_two -O0
// A target in one unit throws, through sites in the other, that call or jump,
// and through the objects that wait there; also where the compiler saw that the
// default throws nothing.

//--- f.h
#include "calls.h"
extern int destroyed;
struct Guard {
  ~Guard() { destroyed++; }
};
struct Error {
  int n;
};
struct Worse : Error {};
int f(int x);
int call_in_lib(int x);
int throw_in_lib(int x);
int set_in_lib(int (*target)(int));

//--- lib.cpp
#include "f.h"
int destroyed;
int f(int x) { return x + 1; }
NOINLINE static int tail(int x) { return __builtin_static_call(f, x); }
NOINLINE int call_in_lib(int x) {
  Guard guard;
  return tail(x) + 10 * __builtin_static_call(f, x);
}
int throw_in_lib(int x) { throw Worse{{x + 3}}; }
int set_in_lib(int (*target)(int)) { return static_call_set(f, target); }

//--- main.cpp
#include "f.h"
NOINLINE static int local(int x) { return x + 2; }
NOINLINE static int throw_in_main(int x) { throw Error{x + 5}; }
NOINLINE static int call(int x) {
  Guard guard;
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(local, x);
}
static int caught(int (*caller)(int)) {
  int before = destroyed, result = 0;
  try {
    result = caller(1);
  } catch (const Worse &e) {
    result = -10 * e.n;
  } catch (const Error &e) {
    result = -e.n;
  }
  assert(destroyed == before + 1);
  return result;
}
int main() {
  assert(caught(call) == 32 && caught(call_in_lib) == 22);
  assert(static_call_set(f, throw_in_lib) == 0);
  expect_calls("_Z1fi", OWN_SITES(1, 2), throw_in_lib);
  assert(caught(call) == -40 && caught(call_in_lib) == -40);
  assert(set_in_lib(throw_in_main) == 0);
  expect_calls("_Z1fi", OWN_SITES(1, 2), throw_in_main);
  assert(caught(call) == -6 && caught(call_in_lib) == -6);
  assert(static_call_reset(f) == 0);
  assert(static_call_set(local, throw_in_lib) == 0);
  expect_calls("_ZL5locali", 1, throw_in_lib);
  assert(caught(call) == -40 && caught(call_in_lib) == 22);
}
