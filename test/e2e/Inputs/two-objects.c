/* One key, a site in each of two objects. */
#ifdef OTHER
int f(int x) { return x + 1; }
int elsewhere(int x) { return 10 * __builtin_static_call(f, x); }
#else
#include "sites.h"
#include <static_call.h>
int f(int x);
int elsewhere(int x);
static int other(int x) { return x + 3; }
__attribute__((noinline)) static int here(int x) {
  return 10 * __builtin_static_call(f, x);
}
int main(void) {
  assert(here(1) == 20 && elsewhere(1) == 20);
  assert(static_call_set(f, other) == 0);
  expect_sites("f", 2, (void *)other);
  assert(here(1) == 40 && elsewhere(1) == 40);
  return 0;
}
#endif
