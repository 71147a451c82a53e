// RUN: %firmware %s -o %t && %run %t
// Calls and tail calls reach the target that was set, and the default again.
#include <assert.h>
#include <static_call.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }

__attribute__((noinline)) static int tail_call(int x) {
  return __builtin_static_call(one, x * 10);
}

__attribute__((noinline)) static int call(int x) {
  return __builtin_static_call(one, x * 10) + 100;
}

static void check(int (*target)(int)) {
  assert(static_call_get(one) == target);
  assert(tail_call(1) == target(10) && call(2) == target(20) + 100);
}

int main(void) {
  check(one);
  for (int i = 0; i < 3; i++) {
    assert(static_call_set(one, two) == 0);
    check(two);
    assert(static_call_set(one, two) == 0);
    check(two);
    assert(static_call_reset(one) == 0);
    check(one);
  }
  return 0;
}
