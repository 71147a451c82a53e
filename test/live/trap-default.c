// REQUIRES: x86
// RUN: %run_live
// Where the program has no handler for SIGTRAP, a trap that is not ours kills
// it; one that was sent does not if the program ignores the signal.

#include "live.h"

static void hit(void) { __asm__ volatile("int3"); }
static void send(void) { raise(SIGTRAP); }

static void expect_status(void (*disposition)(int), void (*trap)(void),
                          int status) {
  pid_t child = fork();
  assert(child >= 0);
  if (!child) {
    signal(SIGTRAP, disposition);
    assert(static_call_allow_traps() == 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    trap();
    _exit(0);
  }
  expect_exit(child, status);
}

int main(void) {
  expect_status(SIG_DFL, hit, SIGTRAP);
  expect_status(SIG_DFL, send, SIGTRAP);
  expect_status(SIG_IGN, hit, SIGTRAP);
  expect_status(SIG_IGN, send, 0);
  return 0;
}
