// RUN: %firmware -I%format %s -o %t && %run %t
// Entries of a boot table that are part of the image are applied as they are:
// all of them, or none.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
static int three(void) { return 3; }
STATIC_CALL_TARGET(one, two);
STATIC_CALL_TARGET(three, two);

/* By the order in which the keys are made. */
static const struct sc_table_entry entries[] = {
    {0, 1}, {1, 1}, {0, SC_TABLE_NONE}, {1, SC_TABLE_DEFAULT}};

static int call(void) {
  return __builtin_static_call(one) * 10 + __builtin_static_call(three);
}

int main(void) {
  struct static_call_batch batch;
  assert((KEY(one) ^ KEY(three)) == 1 && call() == 13);
  static_call_batch_begin(&batch);
  assert(static_call_batch_add_reset(&batch, three) == 0);
  assert(static_call_apply(entries, 2) == -EBUSY && call() == 13);
  static_call_batch_abandon(&batch);
  assert(static_call_apply(entries, 0) == 0 && call() == 13);
  assert(static_call_apply(entries, 2) == 0 && call() == 22);
  assert(static_call_apply(&entries[2], 2) == 0);
  assert(call() == (KEY(one) ? 10 : 3));
  return 0;
}
