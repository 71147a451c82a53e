/* What gdb and perf look at: updates that are over. */
#include "policy.h"

static volatile unsigned sink;
__attribute__((noinline)) int deflt(int x) { return x + 100; }
__attribute__((noinline)) int late(int x) { return x + 300; }
__attribute__((noinline)) int target(int x) {
  for (int i = 0; i < 1000; i++)
    sink = sink + 1;
  return late(x) + 200;
}
__attribute__((noinline)) int caller(int x) {
  return 10 * __builtin_static_call(deflt, x) + 1;
}
__attribute__((noinline)) void updated(void) { sink = 0; }

int main(void) {
  unsigned result = 0;
  go_live();
  assert(static_call_set(deflt, NULL) == 0 && static_call_reset(deflt) == 0);
  assert(static_call_set(deflt, target) == 0);
  expect_sites("deflt", 1, (void *)target);
  updated();
  for (int i = 0; i < 100000; i++)
    result += (unsigned)caller(1);
  return result == 0;
}
