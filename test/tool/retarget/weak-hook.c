// RUN: %cc %s -o %t && %run %t 0
// RUN: retargeted %t %t.new hook=count 2 count && %run %t.new 2
// RUN: %static_call retarget %t.new hook=NULL -o %t.off && %run %t.off 0
// RUN: retargeted %t %t.nop hook=NULL 2 none && %run %t.nop 0
// A hook that nobody defines gets a target, and none again.
// UNSUPPORTED: pie-static, gnu-ld && x86

#include <assert.h>
#include <static_call.h>
#include <stdlib.h>

static int calls;
__attribute__((weak)) void hook(void);
__attribute__((noinline)) void count(void) { calls++; }
__attribute__((noinline)) void tail(void) { __builtin_static_call(hook); }

__attribute__((noinline)) static int all(void) {
  calls = 0;
  __builtin_static_call(hook);
  tail();
  return calls;
}

int main(int argc, char **argv) {
  int expected = atoi(argv[argc - 1]);
  assert(all() == expected && !static_call_verify(NULL, NULL));
  assert(static_call_get(hook) == (expected ? count : NULL));
  assert(!static_call_set(hook, count) && all() == 2);
  assert(!static_call_set(hook, NULL) && all() == 0);
  assert(!static_call_reset(hook) && all() == expected);
  return static_call_verify(NULL, NULL) + static_call_load_error();
}
