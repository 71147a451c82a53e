// REQUIRES: Oz && ram && (mps2-an385 || microbit || aarch64-virt)
// RUN: %firmware -I%format %s -o %t && %run %t
// Erased places are no error of a table's, zeroed ones are; a good table among
// them counts, and without one the first error that is not for erased flash.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
STATIC_CALL_TARGET(one, two);

static struct boot_table erased, zeroed, good;

static void check(const void *first, const void *second, int err, int called) {
  struct static_call_table places[] = {{first, sizeof good, 1, 1},
                                       {second, sizeof good, 1, 1}};
  assert(static_call_boot(places, 2) == err);
  for (int i = 0; i < 2; i++) {
    const void *at = places[i].address;
    assert(places[i].error == (at == &erased   ? -ENOENT
                               : at == &zeroed ? -EBADMSG
                                               : 0));
  }
  assert(__builtin_static_call(one) == called && !static_call_reset(one));
}

int main(void) {
  for (unsigned i = 0; i < sizeof erased; i++)
    ((volatile unsigned char *)&erased)[i] = 0xff;
  good.entries[0] = (struct sc_table_entry){KEY(one), 1};
  make(&good, 0x80000000, 1);
  assert(static_call_boot(0, 0) == -ENOENT);
  check(&erased, &erased, -ENOENT, 1);
  check(&erased, &zeroed, -EBADMSG, 1);
  check(&zeroed, &erased, -EBADMSG, 1);
  check(&zeroed, &good, 0, 2);
  check(&good, &erased, 0, 2);
  return 0;
}
