// RUN: %firmware %s -o %t && %run %t
// An interrupt's handler that runs anywhere in an update calls the old target
// or the new one, by each form of call. One stands before the sites and one
// behind, so that all halfwords of a site differ. (What is not static stands in
// order.)
#include <assert.h>
#include <static_call.h>

static volatile unsigned ones, twos, ticks;
void one(int x) { ones = ones + (x == 7); }
void two(int x);

__attribute__((noinline)) void tail_call(int x) {
  __builtin_static_call(one, x);
}

void tick(void) {
  __builtin_static_call(one, 7);
  tail_call(7);
  ticks = ticks + 1;
}

int main(void) {
  for (unsigned i = 0; i < 4000; i++) {
    if (i % 64 == 0)
      board_start_ticks(tick, 60 + i / 64);
    assert(static_call_set(one, i % 2 ? one : two) == 0);
  }
  board_start_ticks(tick, 0);
  assert(ones + twos == 2 * ticks && ones > 100 && twos > 100);
  return 0;
}

void two(int x) { twos = twos + (x == 7); }
