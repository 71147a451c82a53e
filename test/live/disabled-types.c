// RUN: %each_policy
// A target in a variable that is NULL is -EINVAL where no zero register stands
// for the result, and nothing changes, also for the rest of its batch.

#include "live.h"

struct pair {
  long first, second;
};
static double real(int x) { return x + 0.5; }
static struct pair both(int x) { return (struct pair){x, x}; }
static wide_int wide(int x) { return (wide_int)x << (WORD_BITS + 6); }
APART static double call_real(int x) {
  return 1 + __builtin_static_call(real, x);
}
APART static long call_both(int x) {
  return 1 + __builtin_static_call(both, x).second;
}
APART static long call_wide(int x) {
  return (long)(__builtin_static_call(wide, x) >> (WORD_BITS + 5));
}

static void expect_refused(void) {
  double (*volatile no_real)(int) = NULL;
  struct pair (*volatile no_pair)(int) = NULL;
  wide_int (*volatile no_wide)(int) = NULL;
  struct text before = copy_text();
  struct static_call_batch batch;
  assert(static_call_set(real, no_real) == -EINVAL);
  assert(static_call_set(both, no_pair) == -EINVAL);
  assert(static_call_set(wide, no_wide) == -EINVAL);
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, one, two);
  static_call_batch_add(&batch, wide, no_wide);
  assert(static_call_batch_commit(&batch) == -EINVAL);
  assert(static_call_get(real) == real && static_call_get(both) == both);
  assert(call_real(1) == 2.5 && call_both(2) == 3 && call_wide(1) == 2);
  assert(count_changes(&before, NULL) == 0);
  free_text(&before);
  expect_target(one);
}

int main(void) {
  open_maps();
  expect_refused();
  go_live();
  expect_refused();
  return 0;
}
