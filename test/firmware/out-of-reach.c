// REQUIRES: ram
// RUN: %firmware %s -o %t && %run %t
// A site that does not reach its veneer is -ERANGE, for near targets too, from
// which there is no way back, and nothing changes, not even others of a batch.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

IN_FLASH static int one(void) { return 1; }
IN_RAM static int two(void) { return 2; }
IN_FLASH static int near(void) { return 5; }
static int three(void) { return 3; }
static int four(void) { return 4; }

IN_FLASH static int in_flash(void) { return __builtin_static_call(one); }

int main(void) {
  struct static_call_batch batch;
  assert(static_call_set(one, two) == -ERANGE);
  assert(static_call_set(one, near) == -ERANGE);
  assert(static_call_get(one) == one && in_flash() == 1);
  for (int i = 0; i < 2; i++) {
    static_call_batch_begin(&batch);
    if (i)
      static_call_batch_add(&batch, one, two);
    static_call_batch_add(&batch, three, four);
    if (!i)
      static_call_batch_add(&batch, one, two);
    assert(static_call_batch_commit(&batch) == -ERANGE);
    assert(static_call_get(one) == one && in_flash() == 1);
    assert(static_call_get(three) == three);
    assert(__builtin_static_call(three) == 3);
  }
  return 0;
}
