// REQUIRES: aarch64 || arm || thumb
// RUN: for o in -O0 -O2; do %clang_sc $o -static -I%src/test/Inputs -I%format -Wl,-T,%S/Inputs/far.ld %s -o %t && %emulator %t && not $SC_BUILD/bin/static-call verify %t | FileCheck %s || exit 1; done
// CHECK: call_from_far+{{.*}}: key far: found it at 0x{{.*}}, expected the key's veneer within reach [reach]
// CHECK-NEXT: 1 violation
// Targets and defaults that are 384 MiB away, beyond the reach of any
// instruction here, in one thread and live. What a site cannot even reach
// through the veneer is refused, and nothing changes.

#include "sites.h"
#include <errno.h>
#include <pthread.h>
#include <static_call.h>

#define APART __attribute__((noinline))
#define FAR __attribute__((section(".far"), noinline))
APART int deflt(int x) { return x; }
APART int near(int x) { return x + 1; }
FAR int far_default(int x) { return x + 2; }
FAR int far(int x) { return x + 3; }
FAR int farther(int x) { return x + 4; }

APART int call(int x) { return ~__builtin_static_call(deflt, x); }
APART int tail(int x) { return __builtin_static_call(deflt, x * 2); }
APART int call_far(int x) { return ~__builtin_static_call(far_default, x); }
FAR int call_from_far(int x) { return ~__builtin_static_call(far, x); }

static void expect(int d, int from) {
  assert(call(10) == ~(10 + d) && tail(10) == 20 + d);
  assert(call_far(10) == ~(10 + from) && call_from_far(10) == ~13);
  assert(static_call_verify(NULL, NULL) == 0);
}

static void retarget(void) {
  assert(static_call_set(deflt, far) == 0);
  expect_far_sites("deflt", 2, (const void *)far);
  expect(3, 2);
  struct text before = copy_text();
  assert(static_call_set(deflt, farther) == 0 && !count_changes(&before, NULL));
  free_text(&before);
  expect(4, 2);
  assert(static_call_set(deflt, near) == 0);
  expect_sites("deflt", 2, (const void *)near);
  expect(1, 2);
  assert(static_call_set(far_default, near) == 0);
  expect_sites("far_default", 1, (const void *)near);
  expect(1, 1);
  assert(static_call_reset(far_default) == 0 && static_call_reset(deflt) == 0);
  expect_far_sites("far_default", 1, (const void *)far_default);
  expect(0, 2);
  assert(static_call_set(far, near) == -ERANGE);
  assert(static_call_set(far, farther) == 0 && call_from_far(10) == ~14);
  assert(static_call_reset(far) == 0);
}

static void *nothing(void *p) { return p; }

int main(void) {
  pthread_t thread;
  expect(0, 2);
  retarget();
  assert(!pthread_create(&thread, NULL, nothing, NULL));
  assert(!pthread_join(thread, NULL));
  retarget();
  return 0;
}
