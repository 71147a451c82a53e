// RUN: %firmware %s -o %t && %run %t
// Tail calls in both arms of a condition, and behind a switch.
#include <assert.h>
#include <static_call.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int other(int x) { return x + 3; }

__attribute__((noinline)) static int choose(int x) {
  if (x > 5)
    return __builtin_static_call(one, x);
  if (x == 2)
    return 0;
  return __builtin_static_call(other, x);
}

int main(void) {
  assert(choose(6) == 7 && choose(5) == 8 && choose(2) == 0);
  assert(static_call_set(one, two) == 0);
  assert(choose(6) == 8 && choose(5) == 8 && choose(2) == 0);
  assert(static_call_set(other, 0) == 0);
  assert(choose(6) == 8 && choose(5) == 0 && choose(2) == 0);
  return 0;
}
