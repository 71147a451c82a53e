// REQUIRES: x86
// RUN: %clang_sc -O2 %s -I%src/test/Inputs -I%format -o %t && %run %t
// A signal handler after each instruction of an update: its calls are never
// torn, its own update wins or is refused.

#define _GNU_SOURCE
#include "sites.h"
#include "step.h"
#include <errno.h>
#include <signal.h>
#include <static_call.h>

static int deflt(int x) { return x + 1; }
static int ours(int x) { return x + 2; }
static int handlers(int x) { return x + 3; }
__attribute__((noinline)) static int call(int x) {
  return 10 * __builtin_static_call(deflt, x);
}

static volatile sig_atomic_t step, update_at, handler_error;

static void on_step(int signal) {
  (void)signal;
  int result = call(0);
  assert(result == 10 || result == 20 || result == 30);
  if (++step == update_at)
    handler_error = static_call_set(deflt, handlers);
}

static int update_stepping(int as_batch) {
  struct static_call_batch batch;
  int err;
  static_call_batch_begin(&batch);
  START_STEPPING();
  if (as_batch) {
    static_call_batch_add(&batch, deflt, ours);
    err = static_call_batch_commit(&batch);
  } else {
    err = static_call_set(deflt, ours);
  }
  STOP_STEPPING();
  return err;
}

/* Whether the handler's update came before the end of ours. */
static int interrupt_at(int n, int as_batch) {
  step = 0;
  update_at = n;
  handler_error = 1;
  assert(static_call_reset(deflt) == 0 && call(0) == 10);
  int err = update_stepping(as_batch);
  if (handler_error == 1)
    return 0;
  int target = call(0) / 10;
  assert(err == 0);
  assert(handler_error == 0 || handler_error == -EBUSY ||
         handler_error == -EDEADLK);
  // Refused, or before ours, or after ours: never without effect.
  assert(handler_error ? target == 2 : target == 2 || target == 3);
  return 1;
}

int main(void) {
  signal(SIGTRAP, on_step);
  for (int as_batch = 0; as_batch < 2; as_batch++) {
    int n = 1;
    while (interrupt_at(n, as_batch))
      n += 3; // Every third instruction: each takes a run of its own.
    assert(n > 100);
  }
  return 0;
}
