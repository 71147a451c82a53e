// RUN: %firmware %s -o %t && %run %t
// Named static calls, with the kernel's macros.
#include <assert.h>
#include <static_call.h>

static int calls;
static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static void count(int x) { calls += x; }

DEFINE_STATIC_CALL(add, one);
DEFINE_STATIC_CALL(sum, one);
DEFINE_STATIC_CALL_NULL(hook, count);
DEFINE_STATIC_CALL_RET0(zero, one);

__attribute__((noinline)) static int tail_call(int x) {
  return static_call(add)(x);
}

int main(void) {
  int (*volatile trampoline)(int) = static_call(add);
  assert(tail_call(1) == 2 && static_call_query(add) == one);
  static_call_cond(hook)(1);
  assert(calls == 0 && !static_call_query(hook) && static_call(zero)(5) == 0);
  assert(static_call_update(add, two) == 0);
  assert(static_call_update(hook, count) == 0);
  assert(static_call_update(zero, two) == 0);
  static_call_cond(hook)(3);
  assert(calls == 3 && static_call(zero)(5) == 7);
  assert(tail_call(1) == 3 && trampoline(1) == 3 && static_call(sum)(1) == 2);
  assert(static_call_update(hook, (void *)0) == 0);
  static_call_cond(hook)(3);
  assert(calls == 3);
  for (int i = 0; i < 2; i++) {
    assert(static_call_update(hook, count) == 0);
    static_call_cond(hook)(1);
    assert(static_call_update(hook, (void *)0) == 0);
    static_call_cond(hook)(1);
  }
  assert(calls == 5);
  assert(static_call_update(add, (void *)__static_call_return0) == 0);
  assert(tail_call(1) == 0 && trampoline(1) == 0);
  return 0;
}
