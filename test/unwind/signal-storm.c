// ARM's tables describe calls, not every instruction.
// UNSUPPORTED: arm, thumb
// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared %t/far.c -o %t/far.so
// RUN: %each_policy -O2 -fno-plt %t/main.c %t/far.so -Wl,-rpath,%t
// A profiler's signal handler unwinds from wherever it interrupts threads that
// call through sites and the thread that updates them. (PLT entries have no
// tables.)

//--- far.c
int far_target(int x) { return x + 300; }

//--- main.c
#define _GNU_SOURCE
#include "frames.h"
#include "policy.h"
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

enum { WORKERS = 2, SIGNALS = 3000 };

int far_target(int x);
static int deflt(int x) { return x + 100; }
static int target(int x) { return x + 200; }
__attribute__((noinline)) static int call(int x) {
  return 10 * __builtin_static_call(deflt, x) + 1;
}

static atomic_int stop, stacks, stacks_in_call, updates;
static _Thread_local const void *volatile outermost;

__attribute__((noinline)) static void *work(void *argument) {
  outermost = (const void *)work;
  while (!atomic_load(&stop)) {
    int result = call(1) / 10;
    assert(result == 0 || result == 101 || result == 201 || result == 301);
  }
  return argument;
}

__attribute__((noinline)) static void *update(void *argument) {
  int (*const targets[])(int) = {target, far_target, NULL, deflt};
  outermost = (const void *)update;
  for (unsigned i = 0; !atomic_load(&stop); i++) {
    assert(static_call_set(deflt, targets[i % 4]) == 0);
    atomic_fetch_add(&updates, 1);
  }
  return argument;
}

static void on_profile(int signal) {
  (void)signal;
  if (!outermost)
    return;
  struct frames f = get_frames();
  // On the way back from another signal libgcc's unwinder may end.
  if (f.interrupted &&
      f.functions[f.interrupted] == f.functions[f.interrupted - 1])
    return;
  int in_call = find_frame(&f, (void *)call) < f.count;
#ifdef __aarch64__
  // libgcc's atomic functions have no tables.
  if (outermost == (void *)update && find_frame(&f, outermost) == f.count)
    return;
#endif
  assert(find_frame(&f, outermost) < f.count);
  if (outermost == (void *)work &&
      f.functions[f.interrupted] != (uintptr_t)work)
    assert(is_called_by(&f, (void *)call, (void *)work));
  atomic_fetch_add(&stacks, 1);
  atomic_fetch_add(&stacks_in_call, in_call);
}

int main(void) {
  pthread_t threads[WORKERS + 1];
  struct sigaction action = {.sa_handler = on_profile, .sa_flags = SA_RESTART};
  go_live();
  assert(!sigaction(SIGPROF, &action, NULL));
  for (int i = 0; i <= WORKERS; i++)
    assert(!pthread_create(&threads[i], NULL, i ? work : update, NULL));
  for (int i = 0; i < SIGNALS || atomic_load(&stacks_in_call) < 100; i++) {
    assert(!pthread_kill(threads[i % (WORKERS + 1)], SIGPROF));
    usleep(50);
  }
  atomic_store(&stop, 1);
  for (int i = 0; i <= WORKERS; i++)
    assert(!pthread_join(threads[i], NULL));
  assert(updates > 100 && stacks_in_call > 0);
  return 0;
}
