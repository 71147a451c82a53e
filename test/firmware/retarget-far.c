// RUN: %firmware -I%format %s -o %t && %static_call retarget %t f=in_flash in_ram=in_flash in_flash=in_ram -o %t.new
// RUN: %static_call verify %t.new && %run %t.new
// A target out of a branch's reach is called through the veneer, and a default
// out of reach can have one that is near.
#include "sites.h"
#include <assert.h>
#include <static_call.h>

static int f(int x) { return x + 1; }
IN_FLASH static int in_flash(int x) { return x + 2; }
IN_RAM static int in_ram(int x) { return x + 3; }

__attribute__((noinline)) static int tail(int x) {
  return __builtin_static_call(f, x);
}
__attribute__((noinline)) static int call(int x) {
  return __builtin_static_call(in_flash, x) * 100 +
         __builtin_static_call(in_ram, x);
}

/* How many sites go there themselves. */
static unsigned count_direct(int (*target)(int)) {
  unsigned count = 0;
  for (unsigned i = 0; i < count_sites(); i++) {
    uint32_t bytes = bytes_at(site(i));
    count += bytes == branch(is_jump(bytes), site(i), (uintptr_t)target);
  }
  return count;
}

int main(void) {
  assert(static_call_get(f) == in_flash && static_call_get(in_flash) == in_ram);
  assert(tail(1) == 3 && call(10) == 1312);
  assert(count_direct(in_ram) == TEXT_IS_IN_RAM && !count_direct(in_flash));
  for (int i = 0; i < 2; i++) {
    assert(static_call_reset(f) == 0 && tail(1) == 2);
    assert(static_call_reset(in_ram) == 0 && call(10) == 1313);
    assert(static_call_reset(in_flash) == 0 && call(10) == 1213);
    assert(static_call_set(f, in_flash) == 0 && tail(1) == 3);
    assert(static_call_set(in_flash, in_ram) == 0 && call(10) == 1313);
  }
  return 0;
}
