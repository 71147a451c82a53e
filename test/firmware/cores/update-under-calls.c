// RUN: %firmware %s -o %t && %run %t
// While one core updates the other waits; before, it calls the old target, and
// from then on the new one.
#include <assert.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

__attribute__((noinline)) static int tail_call(void) {
  return __builtin_static_call(one);
}

static _Atomic bool hold, is_held;
static _Atomic int expected;
static _Atomic unsigned rounds;
static int next;

static void call_forever(void) {
  for (;; rounds++) {
    is_held = hold;
    while (hold)
      board_wait();
    __asm__ volatile("isb" : : : "memory");
    is_held = false;
    assert(__builtin_static_call(one) == expected && tail_call() == expected);
    if (rounds % 2)
      board_wait();
  }
}

static void await_calls(void) {
  for (unsigned before = rounds; rounds - before < 5;)
    board_wait();
}

void static_call_hold_cores(int is_wanted) {
  if (is_wanted)
    await_calls();
  else
    expected = next;
  for (hold = is_wanted; is_held != is_wanted;)
    board_wait();
  if (!is_wanted)
    await_calls();
}

int main(void) {
  static int (*const targets[])(void) = {0, one, two};
  expected = 1;
  static_call_assume_threads();
  board_start_core(call_forever);
  for (int i = 0; i < 300; i++) {
    next = i * i % 7 % 3;
    assert(static_call_set(one, targets[next]) == 0);
  }
  return 0;
}
