// REQUIRES: Oz && ram && ram-end
// RUN: %firmware -I%format %s -o %t && %run %t
// A table with one bit changed is never applied, and nothing behind it is read.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
STATIC_CALL_TARGET(one, two);

static void run(void) {
  enum { LENGTH = SIZE_OF_EMPTY + SIZE_OF_ENTRY };
  struct boot_table *table = (struct boot_table *)(stack_top - LENGTH);
  unsigned char *bytes = (unsigned char *)table;
  table->entries[0] = (struct sc_table_entry){KEY(one), 1};
  make(table, 1, 1);
  for (unsigned bit = 0; bit < 8 * LENGTH; bit++) {
    bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
    assert(boot(table, LENGTH) == -EBADMSG);
    assert(static_call_get(one) == one && __builtin_static_call(one) == 1);
    bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
  }
  assert(boot(table, LENGTH) == 0 && __builtin_static_call(one) == 2);
}

int main(void) { leave_end_of_ram(run); }
