// REQUIRES: native
// RUN: %clang_rt -DSC_SYSCALL=kernel_call %s -o %t && %t
// Under running threads a site is moved to its veneer only after the slot was
// written and all processors were synchronised; and not if that fails.

#include "unit.h"
#include <sys/syscall.h>
#include <unistd.h>

static struct unit *u;
static unsigned char *site;
static uintptr_t slots[4], dests[4]; /* at each synchronisation */
static int syncs;
static long refuse;

long kernel_call(long number, long a, long b, long c, long d, long e, long f);
long kernel_call(long number, long a, long b, long c, long d, long e, long f) {
  if (number == SYS_membarrier && site && syncs < 4) {
    slots[syncs] = (uintptr_t)u->slot;
    dests[syncs++] = destination(site);
    if (refuse)
      return refuse;
  }
  long result = syscall(number, a, b, c, d, e, f);
  return result == -1 ? -errno : result;
}

int main(void) {
  u = make_unit();
  unsigned char *first = add_site(u, 64);
  uintptr_t deflt = (uintptr_t)u->key.deflt, veneer = (uintptr_t)u->text + 16;
  uintptr_t near_enough = (uintptr_t)function_at(u, 128);
  __static_call_fn far = (__static_call_fn)(deflt + (1ul << 33));
  __static_call_fn farther = (__static_call_fn)(deflt + (1ul << 34));
  static_call_assume_threads();
  CHECK(__static_call_set(&u->key, (__static_call_fn)near_enough) == 0);

  site = first;
  CHECK(__static_call_set(&u->key, far) == 0 && syncs == 2);
  CHECK(slots[0] == (uintptr_t)far && dests[0] == near_enough);
  CHECK(slots[1] == (uintptr_t)far && dests[1] == veneer);
  syncs = 0;
  CHECK(__static_call_set(&u->key, farther) == 0 && syncs == 1);
  CHECK(slots[0] == (uintptr_t)farther && dests[0] == veneer);
  CHECK(__static_call_reset(&u->key) == 0 && destination(site) == deflt);

  syncs = 0;
  refuse = -EACCES;
  CHECK(__static_call_set(&u->key, far) == -EACCES && syncs > 0);
  for (int i = 0; i < syncs; i++)
    CHECK(dests[i] == deflt);
  CHECK(__static_call_get(&u->key) == u->key.deflt && u->slot == u->key.deflt);
  return 0;
}
