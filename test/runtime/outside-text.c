// RUN: %clang_rt %s -o %t && %run %t
// A record that leads out of the unit's executable segments is refused.

#include "unit.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *site = add_site(u, 64);
  add_site(u, 72);
  const void *places[] = {u, u->text - 1, u->text + TEXT_PAGES * PAGE,
                          u->text + (TEXT_PAGES + 7) * PAGE};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    u->records[1] = offset_to(&u->records[1], places[i]);
    CHECK(__static_call_set(&u->key, function_at(u, 128)) == -EFAULT);
    CHECK(destination(site) == (uintptr_t)u->key.deflt);
    CHECK(__static_call_get(&u->key) == u->key.deflt);
  }
  return 0;
}
