// REQUIRES: x86
// RUN: %run_live
// A handler for SIGTRAP that passes on what it does not know, and traps that
// are allowed again behind it: a foreign trap still reaches everybody once.

#include "live.h"

static struct sigaction below;
static int seen_first, seen_above;

static void on_first(int number) { seen_first += number == SIGTRAP; }

static void pass_on(int number, siginfo_t *info, void *context) {
  seen_above++;
  if (below.sa_flags & SA_SIGINFO)
    below.sa_sigaction(number, info, context);
  else
    below.sa_handler(number);
}

int main(void) {
  struct sigaction first = {.sa_handler = on_first};
  struct sigaction above = {.sa_sigaction = pass_on, .sa_flags = SA_SIGINFO};
  assert(!sigaction(SIGTRAP, &first, NULL));
  assert(static_call_allow_traps() == 0);
  assert(!sigaction(SIGTRAP, &above, &below));
  assert(static_call_allow_traps() == 0);
  for (int i = 1; i <= 3; i++) {
    __asm__ volatile("int3");
    assert(seen_first == i && seen_above == i);
  }
  return 0;
}
