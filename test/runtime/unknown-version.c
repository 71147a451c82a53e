// RUN: %clang_rt %s -o %t && %run %t
// A unit of another format version is refused, when it starts and at each
// update.

#include "unit.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *site = add_site(u, 64);
  u->header.version = SC_FORMAT_VERSION + 1;
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == -ENOTSUP);
  CHECK(destination(site) == (uintptr_t)u->key.deflt);
  CHECK(static_call_load_error() == 0);
  __static_call_start(&u->header);
  CHECK(static_call_load_error() == -ENOTSUP);
  return 0;
}
