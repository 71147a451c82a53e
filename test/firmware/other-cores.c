// REQUIRES: Oz
// RUN: %firmware %s -o %t && %run %t
// Where other cores run and nobody stops them, nothing can be changed.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

int main(void) {
  struct static_call_batch batch;
  assert(static_call_set(one, two) == 0);
  static_call_batch_begin(&batch);
  static_call_batch_add_reset(&batch, one);
  static_call_assume_threads();
  for (int i = 0; i < 2; i++) {
    assert(static_call_reset(one) == -EBUSY);
    assert(static_call_batch_commit(&batch) == -EBUSY);
    assert(static_call_get(one) == two && __builtin_static_call(one) == 2);
    assert(static_call_batch_add_reset(&batch, one) == -EBUSY);
  }
  return 0;
}
