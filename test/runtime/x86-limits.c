// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// x86 encode and decode at the last good and first bad displacement, and on
// what is no site; which offsets in a cache line can be changed live.

#undef SC_ARCH
#define SC_ARCH x86
#include "limits.h"

int main(void) {
  const uint64_t pc = 0x7f0012345640, next = pc + 5;
  expect_branch(SC_CALL, pc, next + INT32_MAX, "\xe8\xff\xff\xff\x7f");
  expect_branch(SC_JUMP, pc, next - 0x80000000, "\xe9\x00\x00\x00\x80");
  expect_branch(SC_CALL, 0, UINT64_MAX, "\xe8\xfa\xff\xff\xff");
  expect_site(SC_NOTHING, pc, 0, "\x0f\x1f\x44\x00\x00");
  expect_site(SC_ZERO, pc, 0, "\x2e\x2e\x2e\x31\xc0");
  expect_far(pc, next + 0x80000000);
  expect_far(pc, next - 0x80000001);
  CHECK(sc_x86_all_reach(pc, pc + 64, next + INT32_MAX));
  CHECK(!sc_x86_all_reach(pc, pc + 64, next + 0x80000000));
  CHECK(!sc_x86_all_reach(pc, pc + 64, pc + 69 - 0x80000001));
  CHECK(sc_x86_code(pc + 1) == pc + 1 && sc_x86_entry(pc, 1) == pc);

  expect_refused(pc, "\xcc\xcc\xcc\xcc\xcc");
  expect_refused(pc, "\xeb\x10\x00\x00\x00");
  expect_refused(pc, "\x0f\x84\x00\x00\x00");
  expect_refused(pc, "\xff\x15\x00\x00\x00");
  expect_refused(pc, "\x67\xe8\x00\x00\x00");
  expect_refused(pc, "\x0f\x1f\x44\x00\x01");
  expect_refused(pc, "\x0f\x1f\x84\x00\x00");
  expect_refused(pc, "\x2e\x2e\x2e\x31\xc9");
  expect_refused(pc, "\x2e\x2e\x31\xc0\x90");

  for (unsigned at = 0; at < 64; at++) {
    CHECK(sc_x86_is_live(pc + at, SC_CALL, SC_CALL) ==
          (at % 8 == 7 || at % 8 <= 3));
    CHECK(!sc_x86_is_live(pc + at, SC_CALL, SC_NOTHING));
    CHECK(sc_x86_is_whole(pc + at) == (at % 8 <= 3));
  }
  return 0;
}
