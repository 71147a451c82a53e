// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// A 16-bit Thumb instruction may be the last that is mapped: decode reads no
// byte behind it.

#undef SC_ARCH
#define SC_ARCH arm
#include "limits.h"

int main(void) {
  struct unit *u = make_unit();
  unsigned char *last = u->text + TEXT_PAGES * PAGE - 2;
  protect_text(u, PROT_READ | PROT_WRITE);
  memcpy(last, "\x70\x47", 2); /* bx lr */
  expect_refused((uintptr_t)last | 1, (const char *)last);
  memcpy(last, "\xfe\xe7", 2); /* b . */
  expect_refused((uintptr_t)last | 1, (const char *)last);
  return 0;
}
