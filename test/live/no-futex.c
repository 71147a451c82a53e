// The emulator has no seccomp filters.
// UNSUPPORTED: emulated
// RUN: %each_policy
// Where futex(2) is refused updates wait for each other all the same.

#include "filter.h"

static void *update(void *error) {
  refuse_call(SYS_futex, *(unsigned *)error);
  for (int i = 0; i < 200; i++)
    assert(static_call_set(one, i % 2 ? two : three) == 0);
  return error;
}

int main(void) {
  static unsigned errors[] = {EPERM, ENOSYS, EPERM, ENOSYS};
  pthread_t threads[4];
  open_maps();
  go_live();
  for (int i = 0; i < 4; i++)
    threads[i] = start_thread(update, &errors[i]);
  for (int i = 0; i < 4; i++)
    assert(!pthread_join(threads[i], NULL));
  expect_target(two);
  return 0;
}
