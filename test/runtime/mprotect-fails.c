// RUN: %clang_rt %s -Wl,--wrap=mprotect -o %t && %t
// Whichever mprotect fails, an error comes back, all is as it was, and the next
// update works.

#include "unit.h"

int __real_mprotect(void *address, size_t size, int protection);
int __wrap_mprotect(void *address, size_t size, int protection);

static int countdown = -1;

int __wrap_mprotect(void *address, size_t size, int protection) {
  if (countdown >= 0 && countdown-- == 0) {
    errno = ENOMEM;
    return -1;
  }
  return __real_mprotect(address, size, protection);
}

static void expect(struct unit *u, unsigned char *site,
                   __static_call_fn target) {
  CHECK(destination(site) == (uintptr_t)target);
  CHECK(__static_call_get(&u->key) == target && u->slot == target);
}

int main(void) {
  struct unit *u = make_unit();
  unsigned char *site = add_site(u, 64);
  __static_call_fn now = u->key.deflt, next = function_at(u, 128);
  int failures = 0;
  for (int round = 0; round < 2; round++)
    for (int n = 0;; n++) {
      countdown = n;
      int err = __static_call_set(&u->key, next);
      bool failed = countdown == -1;
      countdown = -1;
      CHECK(err == (failed ? -ENOMEM : 0));
      expect(u, site, failed ? now : next);
      CHECK(!is_writable(site, 5));
      failures += failed;
      if (failed)
        continue;
      __static_call_fn old = now;
      now = next;
      next = old;
      break;
    }
  // Open and close, at the first update and at a later one.
  CHECK(failures == 4);
  return 0;
}
