// UNSUPPORTED: xip
// RUN: %firmware -I%format %s -o %t && %run %t
// Each site becomes the instruction that the architecture's manual says, be it
// at a multiple of 4 or not, and nothing else is a site.
#include "sites.h"
#include <assert.h>
#include <static_call.h>

int one(int x) { return x + 1; }
int two(int x); /* behind the sites */
enum { SITES = 6 };
#ifdef __thumb__
#define NOP() __asm__ volatile("nop")
#else
#define NOP()
#endif

__attribute__((noinline)) int four(int x) {
  x = __builtin_static_call(one, x);
  NOP();
  x = __builtin_static_call(one, x);
  x = __builtin_static_call(one, x) * 3;
  return __builtin_static_call(one, x) + 1;
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(one, x);
}
__attribute__((noinline)) int conditional(int x) {
  return x > 2 ? __builtin_static_call(one, x) : 5;
}

static void check(int (*target)(int)) {
  bool odd = false, even = false;
  for (unsigned i = 0; i < SITES; i++) {
    uint32_t bytes = bytes_at(site(i));
    assert(bytes == branch(is_jump(bytes), site(i), (uintptr_t)target));
    odd |= site(i) % 4 == 2;
    even |= site(i) % 4 == 0;
  }
  assert(even && (odd || sizeof(void *) == 8));
  assert(four(1) == target(target(target(target(1))) * 3) + 1);
  assert(tail(7) == target(7) && conditional(3) == target(3));
}

int main(void) {
  assert(count_sites() == SITES);
  check(one);
  assert(static_call_set(one, two) == 0);
  check(two);
  assert(static_call_reset(one) == 0);
  check(one);
  return 0;
}

int two(int x) { return x + 2; }
