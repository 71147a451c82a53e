// RUN: split-file %s %t
// RUN: %clang -O2 -funwind-tables -fPIC -shared -I%src/test/Inputs -I%format -I%S/Inputs %t/far.c -o %t/far.so
// RUN: %each_policy -O2 %t/main.c %t/far.so -Wl,-rpath,%t -rdynamic
// Backtraces name the caller of a site that was changed under threads, and its
// target; behind a tail jump there is no caller.

//--- far.c
void look(void);
int far_target(int x) {
  look();
  return x + 300;
}

//--- main.c
#include "frames.h"
#include "policy.h"
#include <execinfo.h>

int far_target(int x);
static struct frames frames;
static char **names;

__attribute__((noinline)) void look(void) {
  void *addresses[16];
  frames = get_frames();
  free(names);
  names = backtrace_symbols(addresses, backtrace(addresses, 16));
}
int deflt(int x) {
  look();
  return x + 100;
}
int target(int x) {
  look();
  return x + 200;
}
__attribute__((noinline)) int call(int x) {
  return 10 * __builtin_static_call(deflt, x);
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(deflt, x);
}

__attribute__((noinline)) static void expect(const void *function,
                                             const char *name, int result) {
  assert(call(1) == 10 * result);
  assert(is_called_by(&frames, (void *)look, function));
  assert(is_called_by(&frames, function, (void *)call));
  assert(strstr(names[1], name) && strstr(names[2], "(call+"));
  assert(tail(1) == result);
  assert(is_called_by(&frames, (void *)look, function));
  assert(is_called_by(&frames, function, (void *)expect));
  assert(strstr(names[1], name) && !strstr(names[2], "(tail+"));
}

int main(void) {
  go_live();
  expect((void *)deflt, "(deflt+", 101);
  assert(static_call_set(deflt, target) == 0);
  expect((void *)target, "(target+", 201);
  assert(static_call_set(deflt, far_target) == 0);
  unsigned jumps = expect_far_sites("deflt", 2, (void *)far_target);
  assert(jumps == 1 || !HAS_JUMPS);
  expect((void *)far_target, "(far_target+", 301);
  return 0;
}
