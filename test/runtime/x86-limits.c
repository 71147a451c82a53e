// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// x86 encode and decode at the last good and first bad displacement, and on
// what is no site; which offsets in a cache line can be changed live.

#include "unit.h"

static void expect_refused(const unsigned char *bytes) {
  uint64_t dest = 1;
  CHECK(sc_x86_decode(bytes, 0x1000, &dest) == -EILSEQ && dest == 1);
}

int main(void) {
  const uint64_t pc = 0x7f0012345640, next = pc + 5;
  unsigned char insn[5] = {0};
  uint64_t dest;
  CHECK(sc_x86_encode(insn, SC_CALL, pc, next + INT32_MAX) == 5);
  CHECK(!memcmp(insn, "\xe8\xff\xff\xff\x7f", 5));
  CHECK(sc_x86_decode(insn, pc, &dest) == SC_CALL && dest == next + INT32_MAX);
  CHECK(sc_x86_encode(insn, SC_JUMP, pc, next - 0x80000000) == 5);
  CHECK(!memcmp(insn, "\xe9\x00\x00\x00\x80", 5));
  CHECK(sc_x86_decode(insn, pc, &dest) == SC_JUMP && dest == next - 0x80000000);
  memset(insn, 0x55, sizeof insn);
  CHECK(sc_x86_encode(insn, SC_CALL, pc, next + 0x80000000) == -ERANGE);
  CHECK(sc_x86_encode(insn, SC_CALL, pc, next - 0x80000001) == -ERANGE);
  CHECK(!memcmp(insn, "\x55\x55\x55\x55\x55", 5));
  CHECK(sc_x86_encode(insn, SC_CALL, 0, UINT64_MAX) == 5);

  expect_refused((const unsigned char *)"\xcc\xcc\xcc\xcc\xcc");
  expect_refused((const unsigned char *)"\xeb\x10\x00\x00\x00");
  expect_refused((const unsigned char *)"\x0f\x84\x00\x00\x00");
  expect_refused((const unsigned char *)"\xff\x15\x00\x00\x00");
  expect_refused((const unsigned char *)"\x67\xe8\x00\x00\x00");
  expect_refused((const unsigned char *)"\x0f\x1f\x44\x00\x01");
  expect_refused((const unsigned char *)"\x0f\x1f\x84\x00\x00");
  expect_refused((const unsigned char *)"\x2e\x2e\x2e\x31\xc9");
  expect_refused((const unsigned char *)"\x2e\x2e\x31\xc0\x90");

  for (unsigned at = 0; at < 64; at++) {
    CHECK(sc_x86_is_live(pc + at, SC_CALL, SC_CALL) ==
          (at % 8 == 7 || at % 8 <= 3));
    CHECK(sc_x86_is_whole(pc + at) == (at % 8 <= 3));
  }
  return 0;
}
