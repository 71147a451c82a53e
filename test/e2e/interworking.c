// REQUIRES: arm || thumb
// RUN: for o in -O0 '-O2 -static' -Os; do %clang_sc $o -I%src/test/Inputs -I%format %s -o %t && %run %t || exit 1; done
// Callers, defaults and targets of both instruction sets, calls and tail calls,
// in one thread and live: what is of the other set is reached through the
// veneer, never by a blx that we wrote.

#include "sites.h"
#include <pthread.h>
#include <static_call.h>

#define A32 __attribute__((target("arm"), noinline))
#define THUMB __attribute__((target("thumb"), noinline))
typedef int fn(int);
A32 int a32_default(int x) { return x + 1; }
THUMB int thumb_default(int x) { return x + 2; }
A32 int a32_target(int x) { return x + 3; }
THUMB int thumb_target(int x) { return x + 4; }
__attribute__((weak)) fn optional;

#define CALLERS(key)                                                           \
  A32 int a32_calls_##key(int x) { return ~__builtin_static_call(key, x); }    \
  A32 int a32_jumps_##key(int x) { return __builtin_static_call(key, x); }     \
  THUMB int thumb_calls_##key(int x) {                                         \
    return ~__builtin_static_call(key, x);                                     \
  }                                                                            \
  THUMB int thumb_jumps_##key(int x) { return __builtin_static_call(key, x); } \
  static void expect_##key(int result, fn *target) {                           \
    assert(a32_calls_##key(10) == ~result &&                                   \
           thumb_calls_##key(10) == ~result);                                  \
    assert(a32_jumps_##key(10) == result && thumb_jumps_##key(10) == result);  \
    if (target)                                                                \
      expect_far_sites(#key, 4, (const void *)target);                         \
    assert(static_call_verify(NULL, NULL) == 0);                               \
  }                                                                            \
  static void retarget_##key(int first) {                                      \
    expect_##key(first, NULL);                                                 \
    assert(static_call_set(key, a32_target) == 0);                             \
    expect_##key(13, a32_target);                                              \
    assert(static_call_set(key, thumb_target) == 0);                           \
    expect_##key(14, thumb_target);                                            \
    assert(static_call_set(key, NULL) == 0);                                   \
    expect_##key(0, NULL);                                                     \
    assert(static_call_set(key, a32_target) == 0);                             \
    expect_##key(13, a32_target);                                              \
    assert(static_call_reset(key) == 0);                                       \
    expect_##key(first, first ? key : NULL);                                   \
  }
CALLERS(a32_default)
CALLERS(thumb_default)
CALLERS(optional)

static void *nothing(void *p) { return p; }

int main(void) {
  pthread_t thread;
  for (int live = 0; live < 2; live++) {
    retarget_a32_default(11);
    retarget_thumb_default(12);
    retarget_optional(0);
    assert(!pthread_create(&thread, NULL, nothing, NULL));
    assert(!pthread_join(thread, NULL));
  }
  return 0;
}
