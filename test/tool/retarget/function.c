// RUN: %cc %s -o %t && %run %t 11 1
// RUN: retargeted %t %t.new call=tripled 2 tripled && %run %t.new 13 3
// The program starts with the target that it was given: all sites call it, and
// the runtime knows no other.

#include <assert.h>
#include <static_call.h>
#include <stdlib.h>

#define APART __attribute__((noinline))
APART int call(int x) { return x; }
APART int tripled(int x) { return 3 * x; }
APART int other(int x) { return 7 * x; }

APART int sum(int x) { return 10 + __builtin_static_call(call, x); }
APART int tail(int x) { return __builtin_static_call(call, x); }

static void expect(int s, int t) {
  assert(sum(1) == s && tail(1) == t && !static_call_verify(NULL, NULL));
}

int main(int argc, char **argv) {
  (void)argc;
  int s = atoi(argv[1]), t = atoi(argv[2]);
  expect(s, t);
  assert(static_call_get(call) == (t == 3 ? tripled : call));
  assert(static_call_set(call, other) == 0);
  expect(17, 7);
  assert(static_call_set(call, NULL) == 0);
  expect(10, 0);
  assert(static_call_reset(call) == 0); // to what it started with
  expect(s, t);
  assert(static_call_set(call, call) == 0); // the function that has the name
  expect(11, 1);
  return static_call_load_error();
}
