// RUN: %firmware %s -o %t && %run %t
// What is NULL from the start on is switched on and off as often as one wants.
#include <assert.h>
#include <static_call.h>

static int calls;
static void count(int x) { calls += x; }
static int one(int x) { return x + 1; }

DEFINE_STATIC_CALL_NULL(hook, count);
DEFINE_STATIC_CALL_RET0(zero, one);

int main(void) {
  void (*volatile none)(int) = (void (*)(int))0;
  for (int i = 1; i <= 3; i++) {
    assert(static_call_update(hook, count) == 0);
    assert(static_call_update(zero, one) == 0);
    static_call_cond(hook)(1);
    assert(calls == i && static_call(zero)(i) == i + 1);
    assert(static_call_update(hook, none) == 0);
    assert(static_call_update(zero, (void *)__static_call_return0) == 0);
    static_call_cond(hook)(1);
    assert(calls == i && static_call(zero)(i) == 0);
  }
  return 0;
}
