// RUN: %each_policy
// After static_call_seal every update is -EPERM and changes nothing; calls and
// static_call_get go on. Slots and keys are read-only, for good where the
// kernel has mseal(2).

#include "live.h"
#include "slots.h"

static void expect_sealed(fn *target) {
  struct static_call_batch batch;
  struct range data = slots_and_keys();
  static_call_batch_begin(&batch);
  assert(static_call_set(one, three) == -EPERM);
  assert(static_call_reset(one) == -EPERM);
  assert(static_call_batch_add(&batch, one, three) == -EPERM);
  assert(static_call_batch_commit(&batch) == -EPERM);
  static_call_batch_begin(&batch);
  assert(static_call_batch_add_reset(&batch, one) == -EPERM);
  static_call_batch_abandon(&batch);
  assert(static_call_seal() == 0);
  assert(static_call_allow_traps() == (HAS_TRAPS ? -EPERM : -ENOTSUP));
  expect_target(target);
  expect_permissions(data, "r--p");
}

static void seal_and_update(bool is_live, bool is_first) {
  enum { MSEAL = 462 };
  fn *target = is_first ? one : two;
  open_maps();
  if (is_live)
    go_live();
  assert(is_first || try_set(two) == 0);
  assert(static_call_seal() == 0);
  expect_sealed(target);
  struct range data = slots_and_keys();
  int protected = mprotect((void *)data.begin, data.end - data.begin,
                           PROT_READ | PROT_WRITE);
  bool has_mseal = !syscall(MSEAL, 0, 0, 0);
  assert(!protected == !has_mseal);
}

static void alone_first(void) { seal_and_update(false, true); }
static void alone_later(void) { seal_and_update(false, false); }
static void live_first(void) { seal_and_update(true, true); }
static void live_later(void) { seal_and_update(true, false); }

int main(void) {
  run_apart(alone_first);
  run_apart(alone_later);
  run_apart(live_first);
  run_apart(live_later);
  return 0;
}
