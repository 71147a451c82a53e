// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// Thumb encode and decode at the last good and first bad destination, and on
// what is no site; none may change under running threads.

#undef SC_ARCH
#define SC_ARCH arm
#include "limits.h"

int main(void) {
  const uint64_t pc = 0x40000001, base = pc + 4;
  uint64_t dest;
  expect_branch(SC_CALL, pc, base + 0xfffffe, "\xff\xf3\xff\xd7");
  expect_branch(SC_JUMP, pc, base - 0x1000000, "\x00\xf4\x00\x90");
  expect_branch(SC_JUMP, pc + 2, base + 2, "\x00\xf0\x00\xb8");
  expect_branch(SC_CALL, 0xfffffffd, 3, "\x00\xf0\x01\xf8");
  expect_branch(SC_JUMP, 1, 0xffffffff, "\xff\xf7\xfd\xbf");
  expect_site(SC_NOTHING, pc, 0, "\xaf\xf3\x00\x80");
  expect_site(SC_ZERO, pc, 0, "\x4f\xf0\x00\x00");
  expect_far(pc, base + 0x1000000);
  expect_far(pc, base - 0x1000002);
  expect_far(0xfffffffd, 0x100000003);
  expect_far(pc, pc - 1);
  CHECK(!sc_arm_all_reach(pc, pc, pc));
  CHECK(sc_arm_code(pc) == pc - 1 && sc_arm_entry(0x8001, pc) == 0x8001);

  unsigned char blx[] = {0x00, 0xf0, 0x02, 0xe8};
  CHECK(sc_arm_decode(blx, pc, &dest) == SC_EXCHANGE && dest == pc + 7);
  CHECK(sc_arm_decode(blx, pc + 2, &dest) == SC_EXCHANGE && dest == pc + 7);
  CHECK(sc_arm_encode(blx, SC_CALL, pc, base) == 4);
  CHECK(!memcmp(blx, "\x00\xf0\x00\xf8", 4));
  expect_refused(pc, "\x00\xf0\x01\xe8"); /* blx to half a word */
  expect_refused(pc, "\x40\xf0\x01\x80"); /* bne.w */
  expect_refused(pc, "\x00\xbf\x00\xbf"); /* nop; nop */
  expect_refused(pc, "\x70\x47\x00\xbf"); /* bx lr; nop */
  expect_refused(pc, "\x4f\xf0\x00\x01"); /* mov.w r1, #0 */
  expect_refused(pc, "\x5f\xf0\x00\x00"); /* movs.w r0, #0 */
  expect_refused(pc, "\xaf\xf3\x01\x80"); /* yield.w */
  expect_refused(pc, "\x00\x00\x00\xeb"); /* bl, in A32 */

  for (unsigned at = 0; at < 16; at += 2) {
    expect_live(pc + at, false);
    CHECK(sc_arm_is_whole(pc + at) == (at % 4 == 0));
  }
  return 0;
}
