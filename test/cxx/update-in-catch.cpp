// RUN: %one_and_two
// RUN: %one_and_two -O0
// A handler retargets the very site that threw and tries again; a destructor
// that runs while an exception is on its way retargets, too.

//--- f.h
#include "calls.h"
int f(int x);
int fallback(int x);
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) { throw x + 1; }
int fallback(int x) { return x + 2; }
NOINLINE int call_in_lib(int x) {
  try {
    return __builtin_static_call(f, x);
  } catch (int) {
    assert(static_call_set(f, fallback) == 0);
    try {
      return 10 * __builtin_static_call(f, x);
    } catch (...) {
      return 0;
    }
  }
}

//--- main.cpp
#include "f.h"
struct Restore {
  ~Restore() { assert(static_call_set(f, fallback) == 0); }
};
NOINLINE static int call(int x) {
  Restore restore;
  return __builtin_static_call(f, x);
}
static int call_twice(int x) {
  try {
    return call(x);
  } catch (int i) {
    assert(static_call_get(f) == fallback);
    return 100 * i + __builtin_static_call(f, x);
  }
}
int main() {
  assert(call_in_lib(1) == 30);
  expect_calls("_Z1fi", OWN_SITES(2, 2), fallback);
  assert(call(1) == 3);
  assert(static_call_reset(f) == 0);
  assert(call_twice(1) == 203);
  expect_calls("_Z1fi", OWN_SITES(2, 2), fallback);
}
