// RUN: %firmware %s -o %t && %run %t
// A default that is far from its sites, which the linker sends through a thunk.
#include <assert.h>
#include <static_call.h>

IN_FLASH static int in_flash(int x) { return x + 2; }
IN_RAM static int in_ram(int x) { return x + 3; }

__attribute__((noinline)) static int tail_call(int x) {
  return __builtin_static_call(in_flash, x) +
         __builtin_static_call(in_ram, x) * 100;
}

int main(void) {
  for (int i = 0; i < 2; i++) {
    assert(tail_call(10) == 1312);
    assert(static_call_set(in_flash, in_ram) == 0 && tail_call(10) == 1313);
    assert(static_call_set(in_ram, in_flash) == 0 && tail_call(10) == 1213);
    assert(static_call_reset(in_flash) == 0 && tail_call(10) == 1212);
    assert(static_call_reset(in_ram) == 0);
  }
  return 0;
}
