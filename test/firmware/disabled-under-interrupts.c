// RUN: %firmware %s -o %t && %run %t
// As update-under-interrupts.c, between a target and none.
#include <assert.h>
#include <static_call.h>

static volatile unsigned called, zeros, ticks;
static int one(int x) { return x; }

__attribute__((noinline)) static int tail_call(int x) {
  return __builtin_static_call(one, x);
}

static void count(int result) {
  called = called + (result == 7);
  zeros = zeros + (result == 0);
}

static void tick(void) {
  count(__builtin_static_call(one, 7));
  count(tail_call(7));
  ticks = ticks + 1;
}

int main(void) {
  for (unsigned i = 0; i < 4000; i++) {
    if (i % 64 == 0)
      board_start_ticks(tick, 60 + i / 64);
    assert(static_call_set(one, i % 2 ? one : 0) == 0);
  }
  board_start_ticks(tick, 0);
  assert(called + zeros == 2 * ticks && called > 100 && zeros > 100);
  return 0;
}
