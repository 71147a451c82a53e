// RUN: %firmware %s -o %t && %run %t
// A batch changes all or nothing, and owns its functions meanwhile.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
static int three(void) { return 3; }
static uint64_t wide(void) { return 4; }

static int sum(void) {
  return __builtin_static_call(one) * 10 + __builtin_static_call(two);
}

int main(void) {
  struct static_call_batch batch, other;
  uint64_t (*volatile none)(void) = 0;
  static_call_batch_begin(&batch);
  static_call_batch_begin(&other);
  assert(static_call_batch_add(&batch, one, three) == 0);
  assert(static_call_batch_add(&batch, two, one) == 0);
  assert(sum() == 12);
  assert(static_call_set(one, two) == -EBUSY);
  assert(static_call_batch_add(&other, two, three) == -EBUSY);
  assert(static_call_batch_commit(&batch) == 0 && sum() == 31);
  assert(static_call_batch_commit(&other) == -EBUSY && sum() == 31);
  assert(static_call_batch_add_reset(&batch, one) == 0);
  static_call_batch_abandon(&batch);
  assert(sum() == 31);
  static_call_batch_add_reset(&batch, one);
  static_call_batch_add_reset(&batch, two);
  if (sizeof(uint64_t) > sizeof(void *)) {
    static_call_batch_add(&batch, wide, none);
    assert(static_call_batch_commit(&batch) == -EINVAL && sum() == 31);
    assert(__builtin_static_call(wide) == 4);
  } else {
    assert(static_call_batch_commit(&batch) == 0 && sum() == 12);
  }
  return 0;
}
