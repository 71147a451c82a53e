// RUN: %each_policy
// Many forks while other threads update: each child finds a state that was in
// force, and updates; the parent's updates go on.

#include "live.h"

static _Atomic bool done;

static void *update(void *arg) {
  for (int i = 0; !done; i++)
    assert(static_call_set(one, i % 2 ? two : three) == 0);
  return arg;
}

static void update_in_child(void) {
  open_maps();
  expect_target(static_call_get(one));
  assert(try_set(one) == 0 && try_set(three) == 0 && try_set(two) == 0);
}

int main(void) {
  pthread_t threads[2];
  open_maps();
  go_live();
  for (int i = 0; i < 2; i++)
    threads[i] = start_thread(update, NULL);
  for (int i = 0; i < 60; i++)
    run_apart(update_in_child);
  done = true;
  for (int i = 0; i < 2; i++)
    assert(!pthread_join(threads[i], NULL));
  expect_target(static_call_get(one));
  assert(try_set(one) == 0);
  return 0;
}
