// REQUIRES: x86-64
// RUN: %clang_rt -DSC_SYSCALL=kernel_call -Wl,--wrap=sc_arch_is_coherent,--wrap=sc_arch_sync_text %s -o %t && %t
// Where caches are not coherent they are told of each site that is written,
// also of one that is put back while text cannot be protected again.

#include "unit.h"
#include <sys/syscall.h>
#include <unistd.h>

static bool refuses;
static unsigned char *site, told[5]; /* the site, when caches were told last */

bool __wrap_sc_arch_is_coherent(void);
bool __wrap_sc_arch_is_coherent(void) { return false; }
void __wrap_sc_arch_sync_text(struct sc_range range);
void __wrap_sc_arch_sync_text(struct sc_range range) {
  if (sc_is_in(range, (uintptr_t)site))
    memcpy(told, site, sizeof told);
}

long kernel_call(long number, long a, long b, long c, long d, long e, long f);
long kernel_call(long number, long a, long b, long c, long d, long e, long f) {
  if (refuses && number == SYS_mprotect && !(c & PROT_WRITE))
    return -ENOMEM;
  long result = syscall(number, a, b, c, d, e, f);
  return result == -1 ? -errno : result;
}

int main(void) {
  struct unit *u = make_unit();
  site = add_site(u, 64);
  static_call_assume_threads();
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == 0);
  CHECK(!memcmp(told, site, sizeof told));
  refuses = true;
  CHECK(__static_call_set(&u->key, function_at(u, 256)) == -ENOMEM);
  CHECK(destination(site) == (uintptr_t)function_at(u, 128));
  CHECK(!memcmp(told, site, sizeof told));
  return 0;
}
