// REQUIRES: Oz && ram && (mps2-an385 || microbit || aarch64-virt)
// RUN: %firmware -I%format %s -o %t && %run %t
// A whole table of another version, or at an address that is no multiple of 4,
// is not applied.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
STATIC_CALL_TARGET(one, two);

int main(void) {
  static struct {
    struct boot_table table;
    char room[4];
  } copy;
  static struct boot_table table;
  board_trap_unaligned();
  table.entries[0] = (struct sc_table_entry){KEY(one), 1};
  make(&table, 1, 1);
  for (int offset = 1; offset < 4; offset++) {
    char *place = (char *)&copy + offset;
    for (size_t i = 0; i < sizeof table; i++)
      ((volatile char *)place)[i] = ((char *)&table)[i];
    assert(boot(place, sizeof table) == -EINVAL);
  }
  for (int bit = 0; bit < 32; bit++) {
    table.head.version = 1u ^ 1u << bit;
    seal(&table);
    assert(boot(&table, sizeof table) == -ENOTSUP);
  }
  assert(static_call_get(one) == one && __builtin_static_call(one) == 1);
  make(&table, 1, 1);
  assert(boot(&table, sizeof table) == 0 && __builtin_static_call(one) == 2);
  return 0;
}
