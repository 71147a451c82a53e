// REQUIRES: rom && ram && Oz
// RUN: %firmware -I%format %s -o %t && %run %t
// A good table that changes a site in ROM, where that is not possible, changes
// nothing at all.
#include "tables.h"

IN_FLASH int rom_one(void) { return 1; }
IN_FLASH static int two(void) { return 2; }
static int three(void) { return 3; }
static int four(void) { return 4; }
STATIC_CALL_TARGET(rom_one, two);
STATIC_CALL_TARGET(three, four);

IN_FLASH static int in_flash(void) { return __builtin_static_call(rom_one); }

int main(void) {
  static struct boot_table table;
  for (unsigned i = 0; i < 2; i++) {
    table.entries[i] = (struct sc_table_entry){KEY(three), 1};
    table.entries[1 - i] = (struct sc_table_entry){KEY(rom_one), 1};
    make(&table, 1, 2);
    struct static_call_table place = {&table, sizeof table, 1, 1};
    assert(static_call_boot(&place, 1) == -EROFS && place.error == 0);
    assert(static_call_get(rom_one) == rom_one && in_flash() == 1);
    assert(static_call_get(three) == three);
    assert(__builtin_static_call(three) == 3);
  }
  table.entries[0].key = KEY(three);
  make(&table, 1, 1);
  assert(boot(&table, sizeof table) == 0 && __builtin_static_call(three) == 4);
  return 0;
}
