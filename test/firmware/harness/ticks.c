// RUN: %plain %s -o %t && %run %t
// Interrupts come in the middle of loops until they are stopped, and of two
// periods the shorter has more.
#include <assert.h>

static volatile unsigned ticks;
static void tick(void) { ticks = ticks + 1; }

static unsigned count(unsigned period) {
  ticks = 0;
  board_start_ticks(tick, period);
  for (volatile int i = 0; i < 10000; i = i + 1)
    continue;
  board_start_ticks(0, 0);
  unsigned counted = ticks;
  for (volatile int i = 0; i < 10000; i = i + 1)
    assert(ticks == counted);
  return counted;
}

int main(void) {
  unsigned often = count(200), rarely = count(2000);
  assert(often > rarely && rarely > 5);
  assert(count(0) == 0);
  return 0;
}
