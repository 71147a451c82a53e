// UNSUPPORTED: i386
// RUN: %clang_rt %s -o %t && %run %t
// A site that reaches neither target nor veneer is refused; one that reaches
// the veneer takes it. (On i386 every address is in reach.)

#include "unit.h"

/* The last address in front of a site that it reaches is the site's, + BASE +
 * REACH; the next one that code can have is GRAIN behind it. */
#if defined(__x86_64__)
enum { BASE = 5, REACH = INT32_MAX, GRAIN = 1 };
#elif defined(__aarch64__)
enum { BASE = 0, REACH = (1 << 27) - 4, GRAIN = 4 };
#elif defined(__thumb__)
enum { BASE = 4, REACH = (1 << 24) - 2, GRAIN = 2 };
#else
enum { BASE = 8, REACH = (1 << 25) - 4, GRAIN = 4 };
#endif

int main(void) {
  struct unit *u = make_unit();
  unsigned char *first = add_site(u, 64), *second = add_site(u, 72);
  uintptr_t last = code_at(second) + BASE + REACH;
  __static_call_fn near_enough = (__static_call_fn)(last - 8);
  __static_call_fn too_far = (__static_call_fn)(last + GRAIN);

  CHECK(__static_call_set(&u->key, near_enough) == 0);
  CHECK(destination(second) == (uintptr_t)near_enough);
  CHECK(__static_call_set(&u->key, too_far) == 0);
  CHECK(destination(second) ==
        sc_arch_entry(sc_at(&u->view.veneer), code_at(second)));
  CHECK(u->slot == too_far);
  CHECK(__static_call_reset(&u->key) == 0);

  uintptr_t far_veneer = sc_at(&u->view.veneer) - REACH + 4 * PAGE;
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
