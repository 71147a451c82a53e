// REQUIRES: x86
// RUN: %each_policy
// A handler that interrupted an update forks: parent and child both go on with
// it, and are independent afterwards. While both have one image to fill, the
// update may fail: it has changed nothing then.

#include "live.h"
#include "step.h"
#include <ucontext.h>

static volatile sig_atomic_t step, fork_at;
static volatile pid_t child;

static void on_step(int number, siginfo_t *info, void *context) {
  enum { TRAP_FLAG = 0x100 };
  (void)number, (void)info;
  if (++step < fork_at)
    return;
  ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
  child = fork();
}

static const bool has_image =
    POLICY == STATIC_CALL_HARDENED || POLICY == STATIC_CALL_FAST;

static int update_stepping(void) {
  START_STEPPING();
  int err = static_call_set(one, two);
  STOP_STEPPING();
  return err;
}

static void do_nothing(void) {}

/* is_new: there was a fork, so an alias has to be made. false: the update has
 * no such instruction. */
static bool fork_behind(int n, bool is_new) {
  assert(static_call_reset(one) == 0);
  if (is_new)
    run_apart(do_nothing);
  step = 0;
  fork_at = n;
  child = -1;
  int err = update_stepping();
  assert(!err || (has_image && child >= 0));
  if (!child)
    open_maps();
  expect_target(err ? one : two);
  if (!child) {
    assert(try_set(three) == 0 && try_set(one) == 0);
    _exit(0);
  }
  if (child < 0)
    return false;
  assert(try_set(one) == 0 && try_set(three) == 0);
  expect_exit(child, 0);
  expect_target(three);
  return true;
}

int main(void) {
  struct sigaction stepping = {.sa_sigaction = on_step, .sa_flags = SA_SIGINFO};
  open_maps();
  assert(static_call_set(one, three) == 0);
  if (has_image)
    static_call_assume_threads();
  assert(!sigaction(SIGTRAP, &stepping, NULL));
  for (int is_new = 0; is_new < 2; is_new++) {
    int n = 1;
    while (fork_behind(n, is_new))
      n += 397;
    assert(n > 100);
  }
  return 0;
}
