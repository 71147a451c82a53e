// REQUIRES: x86
// RUN: %run_live
// Traps that are not ours reach the program's handler as they did, whether it
// was installed with or without SA_SIGINFO; an update that needs traps is
// refused behind another handler.

#define POLICY STATIC_CALL_PROC_MEM
#include "live.h"
#include "step.h"
#include <ucontext.h>

static int traps, code, trap_flag;
static bool is_blocked(void) {
  sigset_t mask;
  return !sigprocmask(SIG_BLOCK, NULL, &mask) && sigismember(&mask, SIGTRAP);
}
static void on_plain(int number) { traps += number == SIGTRAP && is_blocked(); }
static void on_info(int number, siginfo_t *info, void *context) {
  greg_t *flags = &((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL];
  traps += number == SIGTRAP && is_blocked();
  code = info->si_code;
  trap_flag = (*flags & 0x100) != 0;
  *flags &= ~0x100;
}

static void expect_traps(bool has_info) {
  traps = 0;
  raise(SIGTRAP);
  assert(traps == 1 && (!has_info || code == SI_TKILL));
  __asm__ volatile("int3");
  assert(traps == 2 && (!has_info || code == SI_KERNEL));
  if (!has_info)
    return;
  START_STEPPING();
  __asm__ volatile("nop");
  assert(traps == 3 && code == TRAP_TRACE && trap_flag);
}

static void use_handler(struct sigaction *action, bool has_info) {
  assert(!sigaction(SIGTRAP, action, NULL));
  expect_traps(has_info);
  assert(try_set(two) == -EBUSY);
  assert(static_call_allow_traps() == 0);
  expect_traps(has_info);
  assert(try_set(two) == 0 && try_set(one) == 0);
  expect_traps(has_info);
}

int main(void) {
  struct sigaction plain = {.sa_handler = on_plain};
  struct sigaction info = {.sa_sigaction = on_info, .sa_flags = SA_SIGINFO};
  static_call_assume_threads();
  use_handler(&plain, false);
  use_handler(&info, true);
  use_handler(&plain, false);
  return 0;
}
