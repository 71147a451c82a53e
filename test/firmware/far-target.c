// RUN: %firmware %s -o %t && %run %t
// A target that is out of a branch's reach is called through the veneer.
#include <assert.h>
#include <static_call.h>

static int near(int x) { return x + 1; }
IN_FLASH static int in_flash(int x) { return x + 2; }
IN_RAM static int in_ram(int x) { return x + 3; }

__attribute__((noinline)) static int tail_call(int x) {
  return __builtin_static_call(near, x);
}

static int call(void) {
  return __builtin_static_call(near, 10) * 100 + tail_call(20);
}

int main(void) {
  assert(static_call_set(near, in_flash) == 0);
  assert(static_call_get(near) == in_flash && call() == 1222);
  assert(static_call_set(near, in_ram) == 0);
  assert(static_call_get(near) == in_ram && call() == 1323);
  assert(static_call_reset(near) == 0 && call() == 1121);
  return 0;
}
