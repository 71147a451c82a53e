// RUN: %one_and_two
// RUN: %cxx -DUNITS=1 -DWRONG -fsyntax-only -Xclang -verify %t/main.cpp
// A function that is noexcept is a key; its targets must be so, too. A target
// that is noexcept serves a function that is not.

//--- f.h
#include "calls.h"
int f(int x) noexcept;
template <bool B> int g(int x) noexcept(B);
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) noexcept { return x + 1; }
template <bool B> int g(int x) noexcept(B) { return x + 2; }
template int g<true>(int) noexcept;
template int g<false>(int);
NOINLINE int call_in_lib(int x) {
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(g<true>, x) +
         100 * __builtin_static_call(g<false>, x);
}

//--- main.cpp
#include "f.h"
static int other(int x) noexcept { return x + 8; }
NOINLINE static int call(int x) noexcept {
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(g<true>, x) +
         100 * __builtin_static_call(g<false>, x);
}
int main() {
  assert(call(1) == 332 && call_in_lib(1) == 332);
  assert(static_call_set(f, other) == 0);
  assert(static_call_set(g<true>, other) == 0);
  assert(static_call_set(g<false>, other) == 0);
  expect_calls("_Z1fi", 2 / UNITS, other);
  expect_calls("_Z1gILb1EEii", 2 / UNITS, other);
  expect_calls("_Z1gILb0EEii", 2 / UNITS, other);
  assert(call(1) == 999 && call_in_lib(1) == 999);
}
#ifdef WRONG
int throwing(int x);
// expected-note@static_call.h:* 2 {{candidate function}}
// expected-error@+1 2 {{no matching function for call to '__static_call_checked'}}
int err = static_call_set(f, throwing) + static_call_set(g<true>, throwing) +
          static_call_set(g<false>, throwing);
#endif
