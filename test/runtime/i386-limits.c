// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// i386 branches reach all of 32 bits, around the end too; what is no site;
// which offsets in a cache line can be changed live.

#undef SC_ARCH
#define SC_ARCH x86_32
#include "limits.h"

int main(void) {
  const uint64_t pc = 0x8049000, next = pc + 5;
  expect_branch(SC_CALL, pc, next + INT32_MAX, "\xe8\xff\xff\xff\x7f");
  expect_branch(SC_JUMP, pc, next + 0x80000000, "\xe9\x00\x00\x00\x80");
  expect_branch(SC_CALL, pc, 0, "\xe8\xfb\x6f\xfb\xf7");
  expect_branch(SC_CALL, pc, UINT32_MAX, "\xe8\xfa\x6f\xfb\xf7");
  expect_branch(SC_JUMP, 0xfffffff0, 0x10, "\xe9\x1b\x00\x00\x00");
  expect_branch(SC_JUMP, 0x10, 0xfffffff0, "\xe9\xdb\xff\xff\xff");
  expect_site(SC_NOTHING, pc, 0, "\x3e\x8d\x74\x26\x00");
  expect_site(SC_ZERO, pc, 0, "\x2e\x2e\x2e\x31\xc0");
  expect_far(pc, (uint64_t)UINT32_MAX + 1);
  CHECK(sc_x86_32_all_reach(0, UINT32_MAX, pc));
  CHECK(!sc_x86_32_all_reach(0, UINT32_MAX, (uint64_t)UINT32_MAX + 1));
  CHECK(sc_x86_32_code(pc + 1) == pc + 1 && sc_x86_32_entry(pc, 1) == pc);

  expect_refused(pc, "\xcc\xcc\xcc\xcc\xcc");
  expect_refused(pc, "\xeb\x10\x00\x00\x00");
  expect_refused(pc, "\x66\xe9\x00\x00\x00");
  expect_refused(pc, "\x0f\x84\x00\x00\x00");
  expect_refused(pc, "\xff\x15\x00\x00\x00");
  expect_refused(pc, "\x0f\x1f\x44\x00\x00");
  expect_refused(pc, "\x3e\x8d\x74\x26\x01");
  expect_refused(pc, "\x2e\x2e\x31\xc0\x90");

  for (unsigned at = 0; at < 64; at++) {
    CHECK(sc_x86_32_is_live(pc + at, SC_JUMP, SC_JUMP) ==
          (at % 8 == 7 || at % 8 <= 3));
    CHECK(!sc_x86_32_is_live(pc + at, SC_NOTHING, SC_CALL));
    CHECK(sc_x86_32_is_whole(pc + at) == (at % 8 <= 3));
  }
  return 0;
}
