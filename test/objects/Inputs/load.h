/* Threads that call the hook while one sets it: each call is judged. */
#ifndef LOAD_H
#define LOAD_H

#include "hook.h"
#include "objects.h"
#include "policy.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }
static hook_fn *const targets[] = {hook, two, NULL, three};
static int result_of(hook_fn *target, int x) { return target ? target(x) : 0; }

/* Odd while an update is under way; a call during which it stays even reaches
 * targets[now]. */
static atomic_uint turn, now;
static atomic_bool over;
static atomic_ulong judged, certain;

/* An emulator may execute once more what was replaced, where it had linked
 * translated blocks: there a call may reach any of the targets. */
#ifdef EMULATED
enum { IS_CERTAIN = 0 };
#else
enum { IS_CERTAIN = 1 };
#endif

/* Calls, and judges: what gives `scale` times the target's result. */
static inline void judge(int (*call)(int), int scale, int x) {
  unsigned before = turn, target = now;
  int result = call(x);
  judged++;
  if (turn == before && before % 2 == 0) {
    certain++;
    if (result == scale * result_of(targets[target], x))
      return;
    assert(!IS_CERTAIN);
  }
  bool found = false;
  for (int t = 0; t < 4; t++)
    found |= result == scale * result_of(targets[t], x);
  assert(found);
}

static void *call_always(void *unused) {
  for (int x = 1; !over; x = x % 1000 + 1) {
    judge(call_hook, 2, x);
    judge(tail_hook, 1, x);
    judge(call_named, 2, x);
    judge(tail_named, 1, x);
  }
  return unused;
}

static inline void update(unsigned target) {
  turn++;
  assert(static_call_set(hook, targets[target]) == 0);
  assert(static_call_update(named_hook, targets[target]) == 0);
  now = target;
  turn++;
  expect_hook(targets[target]);
  expect_named(3, targets[target]);
  usleep(200);
}

static inline double seconds(void) {
  struct timespec t;
  assert(!clock_gettime(CLOCK_MONOTONIC, &t));
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Opens a plugin, whose sites are judged, and closes it. */
static inline void use_plugin(const char *path) {
  void *plugin = open_object(path, RTLD_NOW | RTLD_LOCAL);
  int (*call)(int) = (int (*)(int))find(plugin, "call");
  int (*tail)(int) = (int (*)(int))find(plugin, "tail");
  int (*call_other)(int) = (int (*)(int))find(plugin, "call_other");
  int (*tail_other)(int) = (int (*)(int))find(plugin, "tail_other");
  for (int x = 1; x < 20; x++) {
    judge(call, 2, x);
    judge(tail, 1, x);
    judge(call_other, 2, x);
    judge(tail_other, 1, x);
  }
  assert(!dlclose(plugin));
}

#endif
