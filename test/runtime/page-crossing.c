// RUN: %clang_rt %s -o %t && %t
// Sites at every offset around a page boundary are changed, and only they.

#include "unit.h"

int main(void) {
  for (size_t start = PAGE - 6; start <= PAGE + 1; start++) {
    struct unit *u = make_unit();
    unsigned char before[TEXT_PAGES * PAGE];
    unsigned char *site = add_site(u, start);
    memcpy(before, u->text, sizeof before);
    __static_call_fn other = function_at(u, 64);
    CHECK(__static_call_set(&u->key, other) == 0);
    CHECK(destination(site) == (uintptr_t)other);
    CHECK(!memcmp(before, u->text, start + 1));
    CHECK(!memcmp(before + start + 5, site + 5, sizeof before - start - 5));
  }
  return 0;
}
