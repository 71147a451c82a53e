// RUN: %clang_rt %s -o %t && %t
// A site in the last bytes of the last mapped page is read and written, and
// nothing past it.

#include "unit.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *site = add_site(u, TEXT_PAGES * PAGE - 5);
  __static_call_fn other = function_at(u, 64);
  CHECK(__static_call_set(&u->key, other) == 0);
  CHECK(destination(site) == (uintptr_t)other && u->slot == other);
  CHECK(__static_call_get(&u->key) == other);
  CHECK(__static_call_reset(&u->key) == 0);
  CHECK(destination(site) == (uintptr_t)u->key.deflt);
  return 0;
}
