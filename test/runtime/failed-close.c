// RUN: %clang_rt -DSC_SYSCALL=kernel_call %s -o %t && %run %t
// Where the system refuses for good to protect text again, static_call_get says
// what is in force, static_call_unrestored how much is open; the next update
// closes it, wherever that one writes.

#include "kernel.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *first = add_site(u, 64), *second = add_site(u, PAGE + 64);
  CHECK(__static_call_set(&u->key, function_at(u, 128)) == 0);
  // One call opens the text; the next, and all that follow, fail, and no other
  // way is open.
  fail_call(1, ENOMEM);
  kernel.forever = kernel.no_files = true;
  CHECK(__static_call_set(&u->key, function_at(u, 256)) == -ENOMEM);
  CHECK(kernel.failed == SYS_mprotect);
  fail_nothing();
  CHECK(is_writable(u->text, TEXT_PAGES * PAGE));
  CHECK(static_call_unrestored() == TEXT_PAGES * PAGE);
  CHECK(destination(first) == (uintptr_t)__static_call_get(&u->key));
  CHECK(destination(second) == (uintptr_t)__static_call_get(&u->key));
  // From now on only the second page has a site.
  u->view.begin += (int32_t)sizeof(sc_record);
  u->header.sites_begin += (int32_t)sizeof(sc_record);
  CHECK(__static_call_set(&u->key, function_at(u, 512)) == 0);
  CHECK(static_call_unrestored() == 0);
  CHECK(!is_writable(u->text, TEXT_PAGES * PAGE));
  return 0;
}
