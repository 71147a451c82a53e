// REQUIRES: pmsav7 && ram
// RUN: %firmware -I%format %s -o %t && %run %t
// Of the regions that hold a site the last counts, but not one that leaves out
// its eighth; where there is none, privileged code may write.
#include "mpu.h"
#include "sites.h"
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
enum { EIGHTHS = 15 }; /* of 2^15 bytes, so an eighth is a page */

static int set(void) {
  mpu_enable(true);
  int err = static_call_set(one, two);
  assert(__builtin_static_call(one) == (err ? 1 : 2));
  mpu_enable(false);
  assert(static_call_reset(one) == 0);
  return err;
}

static int set_with(unsigned number, unsigned without, bool is_read_only) {
  mpu_region(number, (uintptr_t)ram_text_begin, EIGHTHS, without, is_read_only);
  return set();
}

int main(void) {
  uintptr_t text = (uintptr_t)ram_text_begin;
  unsigned behind = 0xffu << (((uintptr_t)ram_text_end - text) >> 12) & 0xff;
  unsigned here = 1u << ((site(0) - text) >> 12);
  assert(count_sites() == 1 && set() == 0);
  assert(set_with(2, 0, false) == 0);
  assert(set_with(1, behind, true) == 0);
  assert(set_with(3, behind, true) == -EACCES);
  assert(set_with(5, 0xff & ~here, false) == 0);
  assert(set_with(6, 0xff & ~here, true) == -EACCES);
  assert(set_with(6, behind | here, true) == 0);
  assert(set_with(6, 0xff, true) == 0);
  assert(set_with(7, 0xff, false) == 0);
  assert(set_with(7, behind, true) == -EACCES);
  return 0;
}
