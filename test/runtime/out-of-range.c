// RUN: %clang_rt %s -o %t && %run %t
// A site that reaches neither target nor veneer is refused; one that reaches
// the veneer takes it.

#include "unit.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *first = add_site(u, 64), *second = add_site(u, 72);
  uintptr_t next = (uintptr_t)second + 5;
  __static_call_fn near_enough = (__static_call_fn)(next + INT32_MAX - 8);
  __static_call_fn too_far = (__static_call_fn)(next + INT32_MAX + 1ul);

  CHECK(__static_call_set(&u->key, near_enough) == 0);
  CHECK(destination(second) == (uintptr_t)near_enough);
  CHECK(__static_call_set(&u->key, too_far) == 0);
  CHECK(destination(second) == (uintptr_t)u->text + 16 && u->slot == too_far);
  CHECK(__static_call_reset(&u->key) == 0);

  uintptr_t far_veneer = sc_at(&u->view.veneer) - INT32_MAX + 4 * PAGE;
  u->view.veneer = (int32_t)(far_veneer - (uintptr_t)&u->view.veneer);
  CHECK(__static_call_set(&u->key, too_far) == 0);
  CHECK(__static_call_reset(&u->key) == 0);
  u->view.veneer = INT32_MIN;
  CHECK(__static_call_set(&u->key, too_far) == -ERANGE);
  CHECK(destination(first) == (uintptr_t)u->key.deflt);
  CHECK(destination(second) == (uintptr_t)u->key.deflt);
  CHECK(__static_call_get(&u->key) == u->key.deflt && u->slot == u->key.deflt);
  return 0;
}
