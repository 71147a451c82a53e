// REQUIRES: rom && ram
// RUN: %firmware %s -o %t && %run %t
// Sites in a ROM cannot be changed in place: -EROFS, and nothing changes, not
// even the others of a batch.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

IN_FLASH int rom_one(void) { return 1; }
IN_FLASH static int two(void) { return 2; }
static int three(void) { return 3; }
static int four(void) { return 4; }

IN_FLASH static int in_flash(void) { return __builtin_static_call(rom_one); }
__attribute__((noinline)) static int in_ram(void) {
  return __builtin_static_call(three);
}

int main(void) {
  struct static_call_batch batch;
  assert(static_call_set(rom_one, two) == -EROFS);
  assert(static_call_get(rom_one) == rom_one && in_flash() == 1);
  for (int i = 0; i < 2; i++) {
    static_call_batch_begin(&batch);
    if (i)
      static_call_batch_add(&batch, three, four);
    static_call_batch_add(&batch, rom_one, two);
    if (!i)
      static_call_batch_add(&batch, three, four);
    assert(static_call_batch_commit(&batch) == -EROFS);
    assert(static_call_get(three) == three && in_ram() == 3);
    assert(static_call_get(rom_one) == rom_one && in_flash() == 1);
  }
  assert(static_call_set(three, four) == 0 && in_ram() == 4);
  return 0;
}
