// REQUIRES: Oz && ram && (mps2-an385 || microbit || aarch64-virt)
// RUN: %firmware -I%format %s -o %t && %run %t
// The program may refuse what is whole and of its image, and sees nothing else.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
STATIC_CALL_TARGET(one, two);

static struct boot_table table;
static int answer, asked;

int static_call_check_table(const struct static_call_table *place,
                            size_t length) {
  assert(place->address == &table && place->size == sizeof table);
  assert(length == SIZE_OF_EMPTY + SIZE_OF_ENTRY);
  asked++;
  return answer;
}

int main(void) {
  table.entries[0] = (struct sc_table_entry){KEY(one), 1};
  make(&table, 1, 1);
  answer = -77;
  assert(boot(&table, sizeof table) == -77 && asked == 1);
  assert(static_call_get(one) == one && __builtin_static_call(one) == 1);
  table.head.sequence++;
  assert(boot(&table, sizeof table) == -EBADMSG && asked == 1);
  table.head.build_id[0]++;
  seal(&table);
  assert(boot(&table, sizeof table) == -ESTALE && asked == 1);
  table.head.build_id[0]--;
  seal(&table);
  answer = 0;
  assert(boot(&table, sizeof table) == 0 && asked == 2);
  assert(__builtin_static_call(one) == 2);
  return 0;
}
