// RUN: %firmware %s -o %t && %run %t
// An update in an interrupt works, or gives -EBUSY and changes nothing, if it
// interrupted another one.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
static int other(void) { return 3; }
static volatile unsigned busy, done;

static void tick(void) {
  int before = __builtin_static_call(other);
  int err = static_call_set(other, before == 3 ? two : other);
  int after = __builtin_static_call(other);
  assert(err == 0 ? after != before : err == -EBUSY && after == before);
  if (err)
    busy = busy + 1;
  else
    done = done + 1;
}

int main(void) {
  for (unsigned i = 0; i < 1000; i++) {
    board_start_ticks(tick, 700 + i % 64 * 7);
    for (unsigned j = 0; j < 8; j++) {
      int err = static_call_set(one, j % 2 ? one : two);
      assert(err == 0 && __builtin_static_call(one) == (j % 2 ? 1 : 2));
      for (volatile unsigned idle = 0; idle < (i + 5 * j) % 64; idle = idle + 1)
        ;
    }
  }
  board_start_ticks(tick, 0);
  assert(busy > 10 && done > 10);
  return 0;
}
