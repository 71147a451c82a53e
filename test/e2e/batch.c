// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// A batch remembers errors, can be abandoned and used again, and owns its
// functions meanwhile.

#include "sites.h"
#include <errno.h>
#include <static_call.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int other(int x) { return x + 3; }
__attribute__((noinline)) static int call(int x) {
  return 100 * __builtin_static_call(one, x) + __builtin_static_call(two, x);
}

static double real(void) { return 1; }
static double (*volatile no_function)(void);

int main(void) {
  struct static_call_batch a, b;
  static_call_batch_begin(&a);
  static_call_batch_begin(&b);
  assert(static_call_batch_commit(&a) == 0);

  assert(static_call_batch_add(&a, one, other) == 0);
  assert(static_call_batch_add(&b, two, other) == 0);
  assert(static_call_batch_add(&b, one, two) == -EBUSY);
  assert(static_call_set(one, two) == -EBUSY);
  assert(static_call_batch_commit(&b) == -EBUSY && call(1) == 203);
  static_call_batch_abandon(&a);
  assert(static_call_set(one, two) == 0 && call(1) == 303);
  assert(static_call_reset(one) == 0 && call(1) == 203);

  assert(static_call_batch_add(&a, one, two) == 0);
  assert(static_call_batch_add(&a, one, other) == 0);
  assert(static_call_get(one) == one);
  assert(static_call_batch_commit(&a) == 0 && call(1) == 403);
  assert(static_call_get(one) == other);

  // A batch that was forgotten, and another at the same address.
  static_call_batch_begin(&a);
  assert(static_call_batch_add(&a, two, other) == 0);
  static_call_batch_begin(&a);
  assert(static_call_batch_add(&a, two, other) == 0);
  assert(static_call_batch_commit(&a) == 0 && call(1) == 404);
  assert(static_call_reset(two) == 0 && call(1) == 403);

  assert(static_call_batch_add_reset(&a, one) == 0);
  assert(static_call_batch_add(&a, two, NULL) == 0);
  assert(static_call_batch_commit(&a) == 0 && call(1) == 200);
  assert(static_call_batch_commit(&a) == 0 && call(1) == 200);
  assert(static_call_set(real, no_function) == -EINVAL);
  return 0;
}
