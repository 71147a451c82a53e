// RUN: %each_policy
// A weak default that nobody defines gets a target, NULL, and its default
// again, with one thread and under running threads.

#include "live.h"

__attribute__((weak)) int absent(int x);
__attribute__((weak)) void hook(int x);
static int seen;
static void record(int x) { seen = x; }
APART static int call_absent(int x) {
  return 1 + __builtin_static_call(absent, x);
}
APART static int tail_absent(int x) { return __builtin_static_call(absent, x); }
APART static void call_hook(int x) {
  __builtin_static_call(hook, x);
  __asm__ volatile("" ::: "memory");
}

static void expect(int n, int hooked) {
  seen = 0;
  call_hook(5);
  assert(call_absent(2) == 1 + n && tail_absent(2) == n && seen == hooked);
  expect_text();
}

static void change(void) {
  int (*volatile null)(int) = NULL;
  assert(static_call_get(absent) == NULL && !static_call_get(hook));
  expect(0, 0);
  assert(static_call_set(absent, null) == 0);
  expect(0, 0);
  assert(static_call_set(absent, two) == 0 && !static_call_set(hook, record));
  expect(4, 5);
  expect_sites("absent", 2, (const void *)two);
  assert(static_call_set(absent, NULL) == 0 && !static_call_set(hook, NULL));
  expect(0, 0);
  assert(static_call_set(absent, three) == 0);
  expect(5, 0);
  assert(static_call_reset(absent) == 0 && !static_call_reset(hook));
  expect(0, 0);
}

int main(void) {
  open_maps();
  change();
  change();
  go_live();
  change();
  change();
  return 0;
}
