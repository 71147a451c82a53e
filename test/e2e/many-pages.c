// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// Sites of 120 keys on 240 pages: no mapping is left behind, none is writable
// and executable.

#include "sites.h"
#include <static_call.h>

static int other(int x) { return x - 1; }

#define FUNCTION(n)                                                            \
  __attribute__((noinline, aligned(4096))) static int f##n(int x) {            \
    return x + n;                                                              \
  }                                                                            \
  __attribute__((noinline, aligned(4096))) static int call##n(int x) {         \
    return 10 * __builtin_static_call(f##n, x);                                \
  }                                                                            \
  __attribute__((noinline, aligned(4096))) static int again##n(int x) {        \
    return 20 * __builtin_static_call(f##n, x);                                \
  }
#define TEN(m, n)                                                              \
  m(n##0) m(n##1) m(n##2) m(n##3) m(n##4) m(n##5) m(n##6) m(n##7) m(n##8)      \
      m(n##9)
#define ALL(m) TEN(m, 1) TEN(m, 2) TEN(m, 3) TEN(m, 4) TEN(m, 5) TEN(m, 6)
#define EACH(m) ALL(m##0) ALL(m##1)
#define FUNCTION0(n) FUNCTION(1##n)
#define FUNCTION1(n) FUNCTION(2##n)
EACH(FUNCTION)

#define SET(n)                                                                 \
  assert(static_call_set(f##n, other) == 0);                                   \
  assert(call##n(1) == 0 && again##n(1) == 0);
#define SET0(n) SET(1##n)
#define SET1(n) SET(2##n)
#define RESET(n)                                                               \
  assert(call##n(2) == 10 && again##n(2) == 20);                               \
  assert(static_call_reset(f##n) == 0);                                        \
  assert(call##n(2) == 10 * (2 + n) && again##n(2) == 20 * (2 + n));
#define RESET0(n) RESET(1##n)
#define RESET1(n) RESET(2##n)

int main(void) {
  unsigned mappings = count_text_mappings();
  EACH(SET)
  assert(count_text_mappings() == mappings);
  EACH(RESET)
  assert(count_text_mappings() == mappings);
  return 0;
}
