// RUN: %cc %s -o %t && %run %t 1 0 5
// RUN: retargeted %t %t.new add=two 3 two zero=one 2 one && %run %t.new 2 1 5
// RUN: retargeted %t %t.off add=NULL 3 none full= 2 none && %run %t.off 0 0 0
// RUN: %static_call retarget %t.off add=one full=five -o %t.on && %run %t.on 1 0 5
// A named key's definition has another first target, and its trampoline goes
// there.
// UNSUPPORTED: quick

#include <assert.h>
#include <linux/static_call.h>
#include <stdlib.h>

#define APART __attribute__((noinline))
APART int one(int x) { return x; }
APART int two(int x) { return 2 * x; }
APART int five(int x) { return 5 * x; }
DEFINE_STATIC_CALL(add, one);
DEFINE_STATIC_CALL_RET0(zero, one);
DEFINE_STATIC_CALL(full, five);

static void expect(int a, int z, int f) {
  int (*volatile trampoline)(int) = __SCT__add;
  assert(static_call(add)(1) == a && static_call(zero)(1) == z);
  assert(static_call(full)(1) == f && trampoline(1) == a);
  assert(__SCT__add(1) == a && !static_call_verify(NULL, NULL));
}

int main(int argc, char **argv) {
  int a = atoi(argv[1]), z = atoi(argv[2]), f = atoi(argv[argc - 1]);
  expect(a, z, f);
  assert(static_call_query(add) == (a == 2 ? two : a ? one : NULL));
  assert(!static_call_update(add, five));
  expect(5, z, f);
  assert(!static_call_update(add, NULL));
  expect(0, z, f);
  assert(!static_call_update(zero, one) && !static_call_update(full, NULL));
  expect(0, 1, 0);
  return static_call_load_error();
}
