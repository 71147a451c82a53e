// RUN: %one_and_two
// Named static calls may have names with $, UTF-8, those of
// C++ functions, and of variables of the C library.

//--- f.h
#include "calls.h"
int f(int x);
namespace n {
inline int f(int x) { return x + 2; }
} // namespace n
DECLARE_STATIC_CALL(f, f);
DECLARE_STATIC_CALL(dollar$, f);
DECLARE_STATIC_CALL(größe, f);
DECLARE_STATIC_CALL(stdout, f);
NOINLINE static int call(int x) {
  return static_call(f)(x) + 10 * static_call(dollar$)(x) +
         100 * static_call(größe)(x) + 1000 * static_call(stdout)(x) +
         10000 * n::f(x);
}
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
DEFINE_STATIC_CALL(f, f);
DEFINE_STATIC_CALL(dollar$, f);
DEFINE_STATIC_CALL(größe, f);
DEFINE_STATIC_CALL(stdout, f);
int call_in_lib(int x) { return call(x); }

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 7; }
int main() {
  assert(call(1) == 32222 && call_in_lib(1) == 32222);
  assert(static_call_update(f, other) == 0);
  assert(static_call_update(größe, n::f) == 0);
  assert(static_call_update(stdout, other) == 0);
  expect_calls("__SCT__f", OWN_SITES(1, 2), other);
  expect_calls("__SCT__größe", OWN_SITES(1, 2), n::f);
  expect_calls("__SCT__stdout", OWN_SITES(1, 2), other);
  assert(call(1) == 38328 && call_in_lib(1) == 38328);
}
