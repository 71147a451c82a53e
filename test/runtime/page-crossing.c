// RUN: %clang_rt -DPOLICY=STATIC_CALL_DEFAULT %s -o %t1 && %run %t1
// RUN: %clang_rt -DPOLICY=STATIC_CALL_HARDENED %s -o %t2 && %run %t2
// RUN: %clang_rt -DPOLICY=STATIC_CALL_FAST %s -o %t3 && %run %t3
// RUN: %clang_rt -DPOLICY=STATIC_CALL_PROC_MEM %s -o %t4 && %run %t4
// Sites at every offset around a page boundary are changed and disabled, and
// nothing but them.

#include "unit.h"

const int static_call_policy = POLICY;

static void expect_only(const struct unit *u, const unsigned char *before,
                        size_t start, const unsigned char *bytes) {
  CHECK(!memcmp(u->text + start, bytes, 5));
  CHECK(!memcmp(u->text, before, start));
  CHECK(!memcmp(u->text + start + 5, before + start + 5,
                TEXT_PAGES * PAGE - start - 5));
}

static void check_offset(size_t start) {
  struct unit *u = make_unit();
  unsigned char before[TEXT_PAGES * PAGE], call[5];
  unsigned char *site = add_site(u, start);
  memcpy(before, u->text, sizeof before);
  __static_call_fn other = function_at(u, 64);
  sc_x86_encode(call, SC_CALL, (uintptr_t)site, (uintptr_t)other);
  for (int round = 0; round < 2; round++) {
    CHECK(__static_call_set(&u->key, other) == 0);
    expect_only(u, before, start, call);
    CHECK(__static_call_set(&u->key, NULL) == 0);
    expect_only(u, before, start, (const unsigned char *)"\x0f\x1f\x44\0\0");
  }
  CHECK(__static_call_reset(&u->key) == 0);
  expect_only(u, before, start, before + start);
}

int main(void) {
  for (size_t start = PAGE - 13; start <= PAGE + 9; start++)
    check_offset(start);
  // The last bytes that are mapped.
  for (size_t start = TEXT_PAGES * PAGE - 13; start <= TEXT_PAGES * PAGE - 5;
       start++)
    check_offset(start);
  return 0;
}
