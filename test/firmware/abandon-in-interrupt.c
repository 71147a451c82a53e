// REQUIRES: Oz && ram && (mps2-an385 || aarch64-virt)
// RUN: %firmware %s -o %t && %run %t
// An interrupt may take a key while a batch that held it ends: no key is lost.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
static int other(void) { return 3; }
static int last(void) { return 4; }
static volatile unsigned ticks;

/* A batch of its own with what the other one just gave back. */
static void tick(void) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, other, two);
  static_call_batch_add(&batch, last, two);
  static_call_batch_add(&batch, one, two);
  static_call_batch_abandon(&batch);
  ticks = ticks + 1;
}

static void add_and_abandon(void) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, one, two);
  static_call_batch_add(&batch, other, two);
  static_call_batch_add(&batch, last, two);
  static_call_batch_abandon(&batch);
}

int main(void) {
  for (unsigned i = 0; i < 500; i++) {
    board_start_ticks(tick, 600 + i % 197);
    for (int j = 0; j < 16; j++)
      add_and_abandon();
    board_start_ticks(tick, 0);
    int err = static_call_set(one, one) | static_call_set(other, other);
    assert((err | static_call_set(last, last)) == 0);
  }
  assert(ticks > 100);
  return 0;
}
