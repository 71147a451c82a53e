// RUN: %run_live
// A handler that forks in the middle of a fork leaves the lock free.

#include "live.h"

static volatile sig_atomic_t armed;

static void fork_too(int number) {
  (void)number;
  pid_t child = fork();
  if (!child)
    _exit(0);
  expect_exit(child, 0);
}

/* Runs behind the runtime's handler: those that prepare run in reverse. */
static void prepare(void) {
  if (armed--)
    raise(SIGUSR1);
  armed = 0;
}
static void prepare_early(void) { pthread_atfork(prepare, NULL, NULL); }
__attribute__((section(".preinit_array"),
               used)) static void (*entry)(void) = prepare_early;

static void *update(void *arg) {
  assert(try_set(one) == 0);
  return arg;
}

int main(void) {
  signal(SIGUSR1, fork_too);
  assert(try_set(two) == 0);
  armed = 1;
  pid_t child = fork();
  if (!child)
    _exit(0);
  expect_exit(child, 0);
  assert(try_set(three) == 0);
  alarm(20);
  assert(!pthread_join(start_thread(update, NULL), NULL));
  return 0;
}
