// REQUIRES: Oz && ram && (mps2-an385 || microbit || aarch64-virt)
// RUN: %firmware -I%format %s -o %t && %run %t
// Of two tables the later counts, also where its number wrapped around, and the
// older if the later is damaged.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
static int three(void) { return 3; }
STATIC_CALL_TARGET(one, three);
STATIC_CALL_TARGET(one, two);

static struct boot_table a, b;

/* What is called with the numbers of a, which sets three, and b. */
static int call(uint32_t of_a, uint32_t of_b, bool is_b_damaged) {
  static struct static_call_table places[] = {
      {.address = &a, .size = sizeof a}, {.address = &b, .size = sizeof b}};
  a.entries[0] = (struct sc_table_entry){KEY(one), 1};
  b.entries[0] = (struct sc_table_entry){KEY(one), 2};
  make(&a, of_a, 1);
  make(&b, of_b, 1);
  b.head.sequence ^= is_b_damaged;
  assert(static_call_boot(places, 2) == 0);
  assert(places[0].error == 0 && places[0].sequence == of_a);
  assert(places[1].error == (is_b_damaged ? -EBADMSG : 0));
  assert(places[1].sequence == (is_b_damaged ? 0 : of_b));
  return __builtin_static_call(one);
}

int main(void) {
  assert(call(4, 5, false) == 2 && call(5, 4, false) == 3);
  assert(call(4, 5, true) == 3 && call(5, 4, true) == 3);
  assert(call(0xffffffff, 0, false) == 2 && call(0, 0xffffffff, false) == 3);
  assert(call(0xfffffff0, 7, false) == 2 && call(7, 0xfffffff0, false) == 3);
  assert(call(0x7fffffff, 0x80000000, false) == 2);
  assert(call(0x80000000, 0x7fffffff, false) == 3);
  assert(call(0, 0x7fffffff, false) == 2 && call(0x7fffffff, 0, false) == 3);
  return 0;
}
