// RUN: %clang_rt -DSC_SYSCALL=kernel_call %s -o %t && %run %t
// Where neither the synchronisation nor the way back is allowed any more, the
// target is what the site calls, and the next update works.

#include "map-call.h"
#include "unit.h"
#include <unistd.h>

const int static_call_policy = STATIC_CALL_HARDENED;

static bool armed, filtered;

long kernel_call(long number, long a, long b, long c, long d, long e, long f);
long kernel_call(long number, long a, long b, long c, long d, long e, long f) {
  filtered |= armed && number == SYS_membarrier;
  if (filtered &&
      (number == SYS_membarrier || (number == MAP_CALL && c & PROT_EXEC)))
    return -EPERM;
  long result = syscall(number, a, b, c, d, e, f);
  return result == -1 ? -errno : result;
}

int main(void) {
  struct unit *u = make_unit();
  unsigned char *site = add_site(u, 64);
  static_call_assume_threads();
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == 0);
  armed = true;
  CHECK(__static_call_set(&u->key, function_at(u, 256)) == -EPERM);
  CHECK(destination(site) == (uintptr_t)__static_call_get(&u->key));
  CHECK(u->slot == __static_call_get(&u->key));
  armed = filtered = false;
  CHECK(__static_call_set(&u->key, function_at(u, 512)) == 0);
  CHECK(destination(site) == code_at(u->text + 512));
  return 0;
}
