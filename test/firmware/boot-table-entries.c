// REQUIRES: Oz && ram && (mps2-an385 || microbit || aarch64-virt)
// RUN: %firmware -I%format %s -o %t && %run %t
// A table whose checksum is right, and one entry of which cannot be, changes
// nothing, not even by the others.
#include "tables.h"

struct three {
  void *a, *b, *c;
};
static struct three no_null(void) { return (struct three){0, 0, 0}; }
static int one(void) { return 1; }
static int two(void) { return 2; }
static int other(void) { return 3; }
STATIC_CALL_TARGET(one, other);
STATIC_CALL_TARGET(one, two);
STATIC_CALL_TARGET(other, two);

/* With what is good before it and behind it. */
static int boot_with(unsigned key, unsigned target) {
  static struct boot_table table;
  int results[2];
  for (int i = 0; i < 2; i++) {
    table.entries[i] = (struct sc_table_entry){(uint16_t)key, (uint16_t)target};
    table.entries[1 - i] = (struct sc_table_entry){KEY(one), 2};
    make(&table, 1, 2);
    results[i] = boot(&table, sizeof table);
    assert(__builtin_static_call(one) == (results[i] ? 1 : 2));
    assert(__builtin_static_call(other) == 3 && !static_call_reset(one));
  }
  assert(results[0] == results[1]);
  return results[0];
}

int main(void) {
  assert(__builtin_static_call(no_null).a == 0);
  assert(boot_with(KEY(no_null), 0) == 0 && boot_with(KEY(other), 0) == 0);
  assert(boot_with(3, 0) == -EINVAL && boot_with(0xffff, 0) == -EINVAL);
  assert(boot_with(KEY(other), 2) == -EINVAL);
  assert(boot_with(KEY(other), 3) == -EINVAL);
  assert(boot_with(KEY(other), 0xfffe) == -EINVAL);
  assert(boot_with(KEY(no_null), 1) == -EINVAL);
  assert(boot_with(KEY(no_null), SC_TABLE_NONE) == -EINVAL);
  assert(boot_with(KEY(one), 1) == -EINVAL);
  assert(boot_with(KEY(one), 2) == -EINVAL);
  return 0;
}
