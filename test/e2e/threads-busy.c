// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %t
// Once the process has had a second thread an update changes nothing.

#include "sites.h"
#include <errno.h>
#include <pthread.h>
#include <static_call.h>

static int one(int x) { return x + 1; }
static int other(int x) { return x + 3; }
__attribute__((noinline)) static int call_one(int x) {
  return 10 * __builtin_static_call(one, x);
}

static void *nothing(void *arg) { return arg; }

static void expect_busy(void) {
  struct static_call_batch batch;
  assert(static_call_set(one, other) == -EBUSY);
  assert(static_call_reset(one) == -EBUSY);
  static_call_batch_begin(&batch);
  assert(static_call_batch_add(&batch, one, other) == 0);
  assert(static_call_batch_commit(&batch) == -EBUSY);
}

int main(void) {
  pthread_t thread;
  assert(static_call_set(one, other) == 0 && call_one(1) == 40);
  assert(static_call_reset(one) == 0 && call_one(1) == 20);
  assert(!pthread_create(&thread, NULL, nothing, NULL));
  struct text before = copy_text();
  expect_busy();
  assert(!pthread_join(thread, NULL));
  expect_busy();
  assert(count_changes(&before, NULL) == 0);
  assert(call_one(1) == 20 && static_call_get(one) == one);
  return 0;
}
