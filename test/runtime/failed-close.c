// RUN: %clang_rt %s -Wl,--wrap=mprotect -o %t && %t
// Text that could not be closed is closed by the next update, wherever that one
// writes.

#include "unit.h"

int __real_mprotect(void *address, size_t size, int protection);
int __wrap_mprotect(void *address, size_t size, int protection);

static bool refuse_closing;

int __wrap_mprotect(void *address, size_t size, int protection) {
  if (refuse_closing && !(protection & PROT_WRITE)) {
    errno = ENOMEM;
    return -1;
  }
  return __real_mprotect(address, size, protection);
}

int main(void) {
  struct unit *u = make_unit();
  unsigned char *first = add_site(u, 64), *second = add_site(u, PAGE + 64);
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == 0);
  refuse_closing = true;
  CHECK(__static_call_reset(&u->key) == -ENOMEM);
  CHECK(destination(first) == (uintptr_t)__static_call_get(&u->key));
  CHECK(destination(second) == (uintptr_t)__static_call_get(&u->key));
  CHECK(is_writable(u->text, TEXT_PAGES * PAGE));
  refuse_closing = false;
  // From now on only the second page has a site.
  u->view.begin += (int32_t)sizeof(sc_record);
  u->header.sites_begin += (int32_t)sizeof(sc_record);
  CHECK(__static_call_set(&u->key, function_at(u, 256)) == 0);
  CHECK(!is_writable(u->text, TEXT_PAGES * PAGE));
  return 0;
}
