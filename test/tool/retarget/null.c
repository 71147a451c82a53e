// RUN: rm -f %t.none && %cc %s -o %t && %run %t 111
// RUN: retargeted %t %t.new number=NULL 2 none event= 2 none && %run %t.new 10
// RUN: not %static_call retarget %t real=NULL -o %t.none 2>&1 | FileCheck %s
// CHECK: key real: found NULL, expected a function: calls give what zero does not stand for
// Calls without a target do nothing, or give 0; tail calls return. It is
// refused where 0 does not stand for the result.

#include <assert.h>
#include <static_call.h>
#include <stdlib.h>

#define APART __attribute__((noinline))
static int sum;
APART int number(int x) { return x; }
APART void event(int x) { sum += x; }
APART double real(int x) { return x; }

APART int call(int x) { return 10 + __builtin_static_call(number, x); }
APART int tail(int x) { return __builtin_static_call(number, x); }
APART void tell(int x) {
  __builtin_static_call(event, x);
  sum *= 1;
}
APART void tell_last(int x) { __builtin_static_call(event, x); }

static int all(void) {
  sum = 0;
  tell(40);
  tell_last(48);
  return sum + call(6) + tail(7) + (int)__builtin_static_call(real, 0);
}

int main(int argc, char **argv) {
  (void)argc;
  assert(all() == atoi(argv[1]) && !static_call_verify(NULL, NULL));
  assert(!static_call_get(number) == (all() == 10));
  assert(static_call_set(number, number) == 0);
  assert(static_call_set(event, event) == 0);
  assert(all() == 111 && !static_call_verify(NULL, NULL));
  assert(!static_call_reset(number) && !static_call_reset(event));
  assert(all() == atoi(argv[1]) && !static_call_verify(NULL, NULL));
  return static_call_load_error();
}
