// RUN: for p in %policies; do %clang_rt -DPOLICY=STATIC_CALL_$p %s -o %t.$p && %run %t.$p || exit 1; done
// Sites at every offset around a page boundary are changed and disabled, and
// nothing but them.

#include "unit.h"

const int static_call_policy = POLICY;

static void expect_only(const struct unit *u, const unsigned char *before,
                        size_t start, const unsigned char *bytes) {
  size_t end = start + (size_t)sc_arch_size();
  CHECK(!memcmp(u->text + start, bytes, end - start));
  CHECK(!memcmp(u->text, before, start));
  CHECK(!memcmp(u->text + end, before + end, TEXT_PAGES * PAGE - end));
}

static void check_offset(size_t start) {
  struct unit *u = make_unit();
  unsigned char before[TEXT_PAGES * PAGE], call[SC_MAX_SITE],
      nothing[SC_MAX_SITE];
  unsigned char *site = add_site(u, start);
  memcpy(before, u->text, sizeof before);
  memcpy(call, site, (size_t)sc_arch_size());
  memcpy(nothing, site, (size_t)sc_arch_size());
  __static_call_fn other = function_at(u, 64);
  sc_arch_encode(call, SC_CALL, code_at(site), (uintptr_t)other);
  sc_arch_encode(nothing, SC_NOTHING, code_at(site), 0);
  for (int round = 0; round < 2; round++) {
    CHECK(__static_call_set(&u->key, other) == 0);
    expect_only(u, before, start, call);
    CHECK(__static_call_set(&u->key, NULL) == 0);
    expect_only(u, before, start, nothing);
  }
  CHECK(__static_call_reset(&u->key) == 0);
  expect_only(u, before, start, before + start);
}

int main(void) {
  const size_t size = (size_t)sc_arch_size(), end = TEXT_PAGES * PAGE;
#if defined(__x86_64__) || defined(__i386__)
  const size_t step = 1;
#else
  const size_t step = 4;
#endif
  for (size_t start = PAGE - 12; start <= PAGE + 8; start += step)
    check_offset(start);
  // The last bytes that are mapped.
  for (size_t start = end - size - 8; start <= end - size; start += step)
    check_offset(start);
  return 0;
}
