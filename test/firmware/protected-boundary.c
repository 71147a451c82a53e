// REQUIRES: (pmsav7 || pmsav8) && ram
// RUN: %firmware -I%format %s -o %t && %run %t
// A site that stands in two regions can be changed if both can.
#include "mpu.h"
#include "sites.h"
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

__attribute__((noinline)) static int call(void) {
  __asm__ volatile(".p2align 5\n\t.rept 15\n\tnop\n\t.endr");
  return __builtin_static_call(one) + 10;
}

enum access { NO_REGION, WRITABLE, READ_ONLY };

/* Of 32 bytes. */
static void set_region(unsigned number, uintptr_t begin, enum access access) {
#if __ARM_ARCH == 8
  mpu_region(number, begin, begin + 32, access == READ_ONLY);
#else
  mpu_region(number, begin, 5, 0, access == READ_ONLY);
#endif
  if (access == NO_REGION)
    MPU_LIMIT = 0;
}

static int set_with(enum access first, enum access second) {
  uintptr_t boundary = site(0) + 2;
  set_region(1, boundary - 32, first);
  set_region(3, boundary, second);
  set_region(5, boundary - 64, READ_ONLY);
  set_region(6, boundary + 32, READ_ONLY);
  mpu_enable(true);
  int err = static_call_set(one, two);
  mpu_enable(false);
  assert(call() == (err ? 11 : 12) && static_call_reset(one) == 0);
  return err;
}

int main(void) {
  assert(count_sites() == 1 && site(0) % 32 == 30);
  for (enum access a = NO_REGION; a <= READ_ONLY; a++)
    for (enum access b = NO_REGION; b <= READ_ONLY; b++)
      assert(set_with(a, b) ==
             (a == READ_ONLY || b == READ_ONLY ? -EACCES : 0));
  return 0;
}
