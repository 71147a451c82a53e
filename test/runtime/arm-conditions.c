// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// What replaces a conditional A32 site has its condition, so that it can be
// replaced again; the linker's blx, and what is no site, leave none.

#undef SC_ARCH
#define SC_ARCH arm
#include "limits.h"

static const uint64_t pc = 0x8000;

static void expect_kept(unsigned char condition) {
  static const unsigned char tops[] = {0xb, 0xa, 0x3, 0x3, 0xb};
  static const int forms[] = {SC_CALL, SC_JUMP, SC_NOTHING, SC_ZERO, SC_CALL};
  unsigned char insn[] = {0, 0, 0, (condition << 4 | 0xb) & 0xff};
  uint64_t dest = 0;
  for (int i = 0; i < 5; i++) {
    CHECK(sc_arm_encode(insn, (enum sc_form)forms[i], pc, pc) == 4);
    CHECK(insn[3] == (condition << 4 | tops[i]));
    CHECK(sc_arm_decode(insn, pc, &dest) == forms[i] && dest == pc);
  }
  struct sc_field field = sc_arm_field(insn, pc, pc + 8);
  CHECK(!memcmp(&field.value, (unsigned char[]){0, 0, 0, insn[3]}, 4));
}

static void expect_always(const char *bytes) {
  unsigned char insn[4];
  memcpy(insn, bytes, 4);
  CHECK(sc_arm_encode(insn, SC_CALL, pc, pc) == 4 && insn[3] == 0xeb);
}

int main(void) {
  for (unsigned char condition = 0; condition < 15; condition++)
    expect_kept(condition);
  expect_always("\x01\x00\x00\xfa"); /* blx */
  expect_always("\x1e\xff\x2f\x01"); /* bxeq lr */
  return 0;
}
