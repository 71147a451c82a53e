// RUN: %firmware -I%format %s -o %t && %run %t
// A boot table sets what it names, and nothing else: defaults, listed targets,
// NULL; functions and named static calls.
#include "tables.h"

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }
static int other(int x) { return x + 10; }
static int unnamed(int x) { return x + 20; }
DEFINE_STATIC_CALL(named, one);
STATIC_CALL_TARGET(one, two);
STATIC_CALL_TARGET(one, three);
STATIC_CALL_TARGET(static_call(named), three);

static void check(int a, int b, int c) {
  assert(__builtin_static_call(one, 0) == a);
  assert(__builtin_static_call(other, 0) == b);
  assert(static_call(named)(0) == c);
  assert(__builtin_static_call(unnamed, 0) == 2);
}

static void apply(unsigned target_of_one, unsigned target_of_other,
                  unsigned target_of_named, unsigned n) {
  static struct boot_table table;
  table.entries[0] = (struct sc_table_entry){KEY(one), (uint16_t)target_of_one};
  table.entries[1] =
      (struct sc_table_entry){KEY(other), (uint16_t)target_of_other};
  table.entries[2] = (struct sc_table_entry){KEY(static_call(named)),
                                             (uint16_t)target_of_named};
  make(&table, 1, n);
  assert(boot(&table, sizeof table) == 0);
}

int main(void) {
  assert(static_call_set(unnamed, two) == 0);
  apply(0, 0, 0, 0), check(1, 10, 1);
  apply(2, 0, 0, 1), check(2, 10, 1);
  apply(1, 0, 1, 3), check(3, 10, 3);
  apply(SC_TABLE_NONE, SC_TABLE_NONE, 0, 3), check(0, 0, 1);
  apply(SC_TABLE_DEFAULT, 0, SC_TABLE_NONE, 3), check(1, 10, 0);
  return 0;
}
