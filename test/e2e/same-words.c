// REQUIRES: aarch64 || arm
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// A site is the plain call, in the same place among the same instructions;
// before the first update, after one, and after the way back.

#include "sites.h"
#include <static_call.h>

int f(int x);
static int g(int x) { return -x; }
__attribute__((noinline)) static int plain(int x) { return 2 * f(x); }
__attribute__((noinline)) static int site(int x) {
  return 2 * __builtin_static_call(f, x);
}
// Weak: no optimiser looks into it.
__attribute__((weak)) int f(int x) { return x; }

static void expect(const void *target) {
  uint32_t ours[4], theirs[4];
  size_t at = (size_t)(get_site("f", 0) - (const unsigned char *)site) / 4;
  uintptr_t dest;
  memcpy(ours, (const void *)site, sizeof ours);
  memcpy(theirs, (const void *)plain, sizeof theirs);
  expect_sites("f", 1, target);
  assert(at < 4);
  assert(decode((const unsigned char *)plain + 4 * at, &dest) == A_CALL);
  ours[at] = theirs[at] = 0;
  assert(!memcmp(ours, theirs, sizeof ours));
}

int main(void) {
  expect(f);
  assert(site(3) == 6 && plain(3) == 6);
  assert(static_call_set(f, g) == 0);
  expect(g);
  assert(site(3) == -6 && plain(3) == 6);
  assert(static_call_reset(f) == 0);
  expect(f);
  return 0;
}
