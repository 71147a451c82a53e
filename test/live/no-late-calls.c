// The emulator may execute once more what was replaced.
// UNSUPPORTED: emulated
// RUN: %each_policy
// When an update returns, no thread starts a call of the old target; each is at
// most inside one.

#include "live.h"

enum { CALLERS = 2 };
static _Atomic long old_calls;
static int before(int x) { return x + (int)(old_calls++ & 0); }
static int after(int x) { return x; }
APART static int call_before(int x) {
  return 1 + __builtin_static_call(before, x);
}

static void *call_on(void *arg) {
  for (;;)
    assert(call_before(1) == 2);
  return arg;
}

static long await_calls(long more) {
  long start = old_calls;
  while (old_calls < start + more)
    sched_yield();
  return old_calls;
}

int main(void) {
  static const struct timespec moment = {.tv_nsec = 300000};
  for (int i = 0; i < CALLERS; i++)
    start_thread(call_on, NULL);
  if (POLICY == STATIC_CALL_PROC_MEM)
    assert(static_call_allow_traps() == 0);
  for (int i = 0; i < 100; i++) {
    await_calls(20);
    assert(static_call_set(before, after) == 0);
    long calls = old_calls;
    nanosleep(&moment, NULL);
    assert(old_calls <= calls + CALLERS);
    assert(static_call_reset(before) == 0);
  }
  return 0;
}
