// REQUIRES: Oz && ram && ram-end
// RUN: %firmware -I%format %s -o %t && %run %t
// Whatever the length in a table is, with a right checksum if one fits in, and
// whatever the size of its place: nothing behind the place is read.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
STATIC_CALL_TARGET(one, two);
enum { SIZE = SIZE_OF_EMPTY + SIZE_OF_ENTRY };

static void check(const void *table, size_t size, int err, int called) {
  assert(boot(table, size) == err && __builtin_static_call(one) == called);
  assert(static_call_reset(one) == 0);
}

/* The beginning of a table, at RAM's end. */
static void check_size(size_t size) {
  static struct boot_table table;
  volatile char *place = stack_top - (size + 3) / 4 * 4;
  table.entries[0] = (struct sc_table_entry){KEY(one), 1};
  make(&table, 1, 1);
  for (size_t i = 0; i < size; i++)
    place[i] = ((const char *)&table)[i];
  int err = size < sizeof table.head ? -EINVAL : size < SIZE ? -EBADMSG : 0;
  check((const void *)place, size, err, err ? 1 : 2);
}

static void check_length(uint32_t length) {
  struct boot_table *table = (struct boot_table *)(stack_top - SIZE);
  table->entries[0] = (struct sc_table_entry){KEY(one), 1};
  make(table, 1, 1);
  table->head.length = length;
  if (length >= 4 && length <= SIZE)
    seal(table);
  bool is_good = length == SIZE || length == SIZE_OF_EMPTY;
  check(table, SIZE, is_good ? 0 : -EBADMSG, length == SIZE ? 2 : 1);
}

static void run(void) {
  for (uint32_t i = 0; i <= SIZE + 8; i++)
    check_size(i), check_length(i), check_length(~i), check_length(i << 28 | i);
}

int main(void) { leave_end_of_ram(run); }
