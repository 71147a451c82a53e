// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -Os -fno-pie -no-pie -I%src/test/Inputs -I%format %s -o %t && %run %t
// Sites of constructors, calls and tail jumps, keep their form in every state.

#include "sites.h"
#include <static_call.h>

static int sum;
static void hook(int x) { sum += x; }
static void other(int x) { sum += 100 * x; }

__attribute__((constructor, noinline)) static void tail(void) {
  __builtin_static_call(hook, 1);
}
__attribute__((constructor, noinline)) static void call(void) {
  __builtin_static_call(hook, 2);
  sum += 10;
}

static void expect(const void *dest, int calls) {
  unsigned jumps = 0, nops = 0;
  assert(count_sites("hook") == 2);
  for (unsigned i = 0; i < 2; i++) {
    const unsigned char *site = get_site("hook", i);
    jumps += (unsigned)is_jump(site);
    nops += (unsigned)is_form(site, A_NOP);
    assert(!dest || get_destination(site) == (uintptr_t)dest);
  }
  assert((jumps == 1 || !HAS_JUMPS) && nops == (dest ? 0 : 2 - jumps));
  sum = 0;
  tail();
  call();
  assert(sum == calls);
}

int main(void) {
  assert(sum == 13);
  for (int round = 0; round < 2; round++) {
    assert(static_call_set(hook, other) == 0);
    expect((void *)other, 310);
    assert(static_call_set(hook, NULL) == 0);
    expect(NULL, 10);
    assert(static_call_reset(hook) == 0);
    expect((void *)hook, 13);
  }
  return 0;
}
