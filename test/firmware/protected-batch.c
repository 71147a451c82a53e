// REQUIRES: mpu && ram
// RUN: %firmware -I%format %s -o %t && %run %t
// Sites in text that is protected keep those of the same key, or batch, that
// are not from being changed.
#include "sites.h"
#include <assert.h>
#include <errno.h>
#include <static_call.h>

IN_RAM static int one(void) { return 1; }
IN_RAM static int two(void) { return 2; }
IN_RAM static int other(void) { return 3; }

#define IN_DATA                                                                \
  STATIC_CALL_IN_PLACE __attribute__((noinline, section(".data.code")))
/* Records are sorted by function. */
IN_DATA int a(void) { return __builtin_static_call(one) + 10; }
IN_RAM STATIC_CALL_IN_PLACE int b(void) {
  return __builtin_static_call(one) + 10;
}
IN_DATA int c(void) { return __builtin_static_call(one) + 10; }
IN_DATA int d(void) { return __builtin_static_call(other) + 10; }

static int check(int called, int other_called) {
  return a() == called && b() == called && c() == called && d() == other_called;
}

int main(void) {
  struct static_call_batch batch;
  assert(count_sites() == 4);
  board_protect_text(true);
  assert(static_call_set(one, two) == -EACCES && check(11, 13));
  for (int i = 0; i < 2; i++) {
    static_call_batch_begin(&batch);
    if (i)
      static_call_batch_add(&batch, other, one);
    static_call_batch_add(&batch, one, two);
    if (!i)
      static_call_batch_add(&batch, other, one);
    assert(static_call_batch_commit(&batch) == -EACCES && check(11, 13));
  }
  assert(static_call_set(other, two) == 0 && check(11, 12));
  board_protect_text(false);
  assert(static_call_set(one, two) == 0 && check(12, 12));
  return 0;
}
