// The emulator does not come along when a program executes one.
// UNSUPPORTED: emulated
// RUN: %each_policy
// vfork(2) and exec, while another thread updates: the parent is unharmed.

#include "live.h"

static _Atomic bool done;

static void *update(void *arg) {
  for (int i = 0; !done; i++)
    assert(static_call_set(one, i % 2 ? two : three) == 0);
  return arg;
}

int main(int argc, char **argv) {
  char *args[] = {argv[0], "again", NULL};
  if (argc > 1)
    return call_here(1) != 20;
  open_maps();
  assert(try_set(two) == 0);
  go_live();
  pthread_t thread = start_thread(update, NULL);
  for (int i = 0; i < 30; i++) {
    pid_t child = vfork();
    if (!child) {
      execv(args[0], args);
      _exit(99);
    }
    expect_exit(child, 0);
  }
  done = true;
  assert(!pthread_join(thread, NULL));
  expect_target(static_call_get(one));
  assert(try_set(one) == 0);
  return 0;
}
