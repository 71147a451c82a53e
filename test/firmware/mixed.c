// REQUIRES: ram
// RUN: %out_of_line -DFLASH %s -o %t.flash.o && %in_place -DRAM %s -o %t.ram.o && %firmware %t.flash.o %t.ram.o -o %t && %run %t
// A key with sites in RAM, changed in place, and in flash, out of line.
#include <assert.h>
#include <static_call.h>

int one(int x);
int two(int x);
int from_flash(int x);
int from_ram(int x);

#ifdef FLASH
int one(int x) { return x + 1; }
int two(int x) { return x + 2; }
IN_FLASH int from_flash(int x) { return __builtin_static_call(one, x * 10); }

int main(void) {
  for (int i = 0; i < 2; i++) {
    assert(from_flash(1) == 11 && from_ram(1) == 16);
    assert(static_call_set(one, two) == 0);
    assert(from_flash(1) == 12 && from_ram(1) == 17);
    assert(static_call_set(one, 0) == 0);
    assert(from_flash(1) == 0 && from_ram(1) == 5);
    assert(static_call_reset(one) == 0);
  }
  return 0;
}
#else
IN_RAM int from_ram(int x) { return __builtin_static_call(one, x * 10) + 5; }
#endif
