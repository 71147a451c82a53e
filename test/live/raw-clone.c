// RUN: %each_policy
// A child that fork handlers know nothing of: its updates do not reach the
// parent's code.

#include "live.h"

static pid_t clone_raw(void) {
  return (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
}

static void expect_apart(pid_t (*make_child)(void)) {
  fn *before = static_call_get(one);
  pid_t child = make_child();
  assert(child >= 0);
  if (!child) {
    open_maps();
    expect_target(before);
    assert(try_set(three) == 0 && try_set(one) == 0 && try_set(three) == 0);
    _exit(0);
  }
  expect_exit(child, 0);
  expect_target(before);
  assert(try_set(two) == 0);
}

int main(void) {
  open_maps();
  expect_apart(_Fork);
  expect_apart(clone_raw);
  expect_apart(_Fork);
  return 0;
}
