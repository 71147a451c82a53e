// REQUIRES: ram && Oz
// RUN: %firmware %s -o %t && %run %t
// Other cores are stopped before an update, and go on behind it, also if that
// fails; each time all is as it was, or as it will be.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
IN_FLASH static int near(void) { return 4; }
IN_RAM static int far(void) { return 5; }
IN_FLASH STATIC_CALL_IN_PLACE static int in_flash(void) {
  return __builtin_static_call(near);
}

static int held, times, before, after;

void static_call_hold_cores(int hold) {
  assert(hold == !held);
  held = hold;
  times++;
  assert(__builtin_static_call(one) == (hold ? before : after));
  assert(static_call_reset(one) == -EBUSY);
}

int main(void) {
  struct static_call_batch batch;
  static_call_assume_threads();
  before = 1, after = 2;
  assert(static_call_set(one, two) == 0 && times == 2 && !held);
  before = 2;
  static_call_batch_begin(&batch);
  static_call_batch_add_reset(&batch, one);
  static_call_batch_add(&batch, near, far);
  assert(static_call_batch_commit(&batch) == -ERANGE && times == 4 && !held);
  assert(in_flash() == 4);
  after = 1;
  assert(static_call_reset(one) == 0 && times == 6 && !held);
  return 0;
}
