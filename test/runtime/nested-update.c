// RUN: %clang_rt %s -o %t && %run %t
// An update that interrupts an update of its own thread is refused.

#include "unit.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *site = add_site(u, 64);
  CHECK(sc_port_begin() == 0);
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == -EDEADLK);
  CHECK(destination(site) == (uintptr_t)u->key.deflt);
  sc_port_end();
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == 0);
  return 0;
}
