// RUN: %firmware -I%format %s -o %t && %run %t | grep "^built"
// RUN: %static_call retarget %t f=g -o %t.new && %static_call verify %t.new
// RUN: %run %t.new | grep "^retargeted"
// RUN: %static_call retarget %t.new f=f -o %t.old && %run %t.old | grep "^built"
// An image starts with the target that it was given on the host, in all sites;
// then it is as after static_call_set, and a reset goes to the source's
// default.
#include "sites.h"
#include <assert.h>
#include <board.h>
#include <static_call.h>

int f(int x) { return x + 1; }
__attribute__((used)) static int g(int x) { return x + 2; }
static int h(int x) { return x + 3; }
enum { SITES = TEXT_IS_IN_RAM ? 3 : 0 };

__attribute__((noinline)) static int tail(int x) {
  return __builtin_static_call(f, x);
}
__attribute__((noinline)) static int twice(int x) {
  return __builtin_static_call(f, x) * 10 + __builtin_static_call(f, x);
}

static void check(int (*target)(int)) {
  assert(static_call_get(f) == target && count_sites() == SITES);
  for (unsigned i = 0; i < SITES; i++) {
    uint32_t bytes = bytes_at(site(i));
    assert(bytes == branch(is_jump(bytes), site(i), (uintptr_t)target));
  }
  assert(tail(1) == target(1) && twice(5) == target(5) * 11);
}

int main(void) {
  bool is_built = static_call_get(f) == f;
  board_puts(is_built ? "built\n" : "retargeted\n");
  check(is_built ? f : g);
  assert(static_call_set(f, h) == 0);
  check(h);
  assert(static_call_reset(f) == 0);
  check(f);
  return 0;
}
