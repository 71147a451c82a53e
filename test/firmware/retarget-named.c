// RUN: %firmware %s -o %t && %run %t | grep "^11 off 0"
// RUN: %static_call retarget %t add=two hook=count zero=__static_call_return0 -o %t.new && %static_call verify %t.new
// RUN: %run %t.new | grep "^12 on 0"
// RUN: %static_call retarget %t.new add=__SCT__add hook=NULL zero=two -o %t.new && %static_call verify %t.new
// RUN: %run %t.new | grep "^11 off 2"
// Named static calls start with other targets: their trampolines, too. A
// trampoline as the target means the first target.
#include <assert.h>
#include <board.h>
#include <static_call.h>

static int calls;
static int one(int x) { return x + 1; }
__attribute__((used)) static int two(int x) { return x + 2; }
__attribute__((used)) static void count(int x) { calls += x; }

DEFINE_STATIC_CALL(add, one);
DEFINE_STATIC_CALL_NULL(hook, count);
DEFINE_STATIC_CALL_RET0(zero, one);

int main(void) {
  int (*volatile trampoline)(int) = static_call(add);
  void (*volatile none)(int) = (void (*)(int))0;
  static_call_cond(hook)(1);
  board_puts(static_call(add)(10) == 12 ? "12" : "11");
  board_puts(calls ? " on " : " off ");
  board_puts(static_call(zero)(0) ? "2\n" : "0\n");
  assert(trampoline(0) == static_call(add)(0));
  assert(static_call_query(add) == (trampoline(0) == 2 ? two : one));
  assert(static_call_query(hook) == (calls ? count : 0));
  for (int i = 0; i < 2; i++) {
    calls = 0;
    assert(static_call_update(hook, count) == 0);
    static_call_cond(hook)(1);
    assert(static_call_update(hook, none) == 0);
    static_call_cond(hook)(1);
    assert(calls == 1);
  }
  assert(static_call_update(zero, two) == 0 && static_call(zero)(1) == 3);
  assert(static_call_update(add, trampoline) == 0 && trampoline(1) == 2);
  return 0;
}
