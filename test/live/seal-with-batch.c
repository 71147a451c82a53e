// RUN: %run_live
// No seal while a batch is open; a batch that is committed or abandoned is
// none.

#include "live.h"

static void open_batch(struct static_call_batch *batch) {
  static_call_batch_begin(batch);
  assert(static_call_batch_add(batch, one, three) == 0);
  assert(static_call_seal() == -EBUSY);
  expect_target(one);
}

static void seal_behind_abandon(void) {
  struct static_call_batch batch;
  open_batch(&batch);
  static_call_batch_abandon(&batch);
  assert(static_call_seal() == 0);
  assert(static_call_batch_add(&batch, one, three) == -EPERM);
  static_call_batch_abandon(&batch);
  assert(static_call_batch_commit(&batch) == -EPERM);
  expect_target(one);
}

static void seal_behind_commit(void) {
  struct static_call_batch batch;
  open_batch(&batch);
  assert(static_call_batch_commit(&batch) == 0);
  expect_target(three);
  assert(static_call_seal() == 0);
  static_call_batch_begin(&batch);
  assert(static_call_batch_commit(&batch) == -EPERM);
  expect_target(three);
}

int main(void) {
  open_maps();
  run_apart(seal_behind_abandon);
  run_apart(seal_behind_commit);
  return 0;
}
