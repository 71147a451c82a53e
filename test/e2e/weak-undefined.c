// RUN: %clang_sc -O0 -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -static -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -no-pie -fno-pie -flto -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -flto=thin %hardened_jumps -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_gnu_ld -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// A weak default that nobody defines does nothing and gives 0, until it has a
// target, and after a reset; of one whose result cannot be 0 there is no way
// back.

#include "sites.h"
#include <errno.h>
#include <static_call.h>

__attribute__((weak)) int count(int x);
__attribute__((weak)) void hook(int x);
__attribute__((weak)) const char *name(void);
__attribute__((weak)) double real(void);

static int seen;
static int count_more(int x) { return x + 1; }
static void record(int x) { seen = x; }
static double three(void) { return 3; }

__attribute__((noinline)) static int call_count(int x) {
  return 10 * __builtin_static_call(count, x);
}
__attribute__((noinline)) static int tail_count(int x) {
  return __builtin_static_call(count, x);
}
__attribute__((noinline)) static double call_real(void) {
  return 1 + __builtin_static_call(real);
}

int main(void) {
  assert(static_call_reset(real) == 0);
  for (int round = 0; round < 2; round++) {
    assert(static_call_get(count) == NULL);
    assert(call_count(4) == 0 && tail_count(4) == 0);
    __builtin_static_call(hook, 5);
    assert(seen == 0 && __builtin_static_call(name) == NULL);
    assert(static_call_set(count, count_more) == 0);
    assert(static_call_set(hook, record) == 0);
    assert(static_call_set(real, three) == 0);
    expect_sites("count", 2, (void *)count_more);
    assert(call_count(4) == 50 && tail_count(4) == 5 && call_real() == 4);
    __builtin_static_call(hook, 5);
    assert(seen == 5);
    seen = 0;
    assert(static_call_reset(count) == 0 && static_call_reset(hook) == 0);
    assert(static_call_reset(real) == -EINVAL && call_real() == 4);
  }
  return 0;
}
