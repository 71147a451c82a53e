// REQUIRES: ram
// RUN: %firmware -I%format %s -o %t && %run %t
// A site that holds what no update wrote, or before the first one no call, is
// -EILSEQ: nothing changes, not even the others of a batch.
#include "write.h"
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
static int three(void) { return 3; }

static void refuse(int (*now)(void), uintptr_t at, uint32_t bytes) {
  struct static_call_batch batch;
  uint32_t before = bytes_at(at);
  write_code(at, bytes);
  for (int i = 0; i < 3; i++) {
    static_call_batch_begin(&batch);
    if (i == 1)
      static_call_batch_add(&batch, three, one);
    static_call_batch_add(&batch, one, now == two ? one : two);
    if (i == 2)
      static_call_batch_add(&batch, three, one);
    assert(static_call_batch_commit(&batch) == -EILSEQ);
    assert(bytes_at(at) == bytes && static_call_get(one) == now);
    assert(static_call_get(three) == three);
    assert(__builtin_static_call(three) == 3);
  }
  write_code(at, before);
}

int main(void) {
  uintptr_t at = site_of((uintptr_t)one);
  for (unsigned i = 0; i < sizeof foreign / sizeof *foreign; i++)
    refuse(one, at, foreign[i]);
  refuse(one, at, trap_in(bytes_at(at)));
  assert(static_call_set(one, two) == 0 && __builtin_static_call(one) == 2);
  for (unsigned i = 0; i < sizeof foreign / sizeof *foreign; i++)
    refuse(two, at, foreign[i]);
  refuse(two, at, trap_in(bytes_at(at)));
  refuse(two, at, branch(false, at, (uintptr_t)one));
  refuse(two, at, branch(true, at, (uintptr_t)three));
  for (int bit = 0; bit < 32; bit++)
    if (bytes_at(at) ^ 1u << bit ^ branch(true, at, (uintptr_t)two))
      refuse(two, at, bytes_at(at) ^ 1u << bit);
  assert(static_call_reset(one) == 0 && __builtin_static_call(one) == 1);
  return 0;
}
