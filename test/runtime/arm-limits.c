// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// A32 encode and decode at the last good and first bad destination, and on what
// is no site; which forms may become which under running threads.

#undef SC_ARCH
#define SC_ARCH arm
#include "limits.h"

#define BYTES(string) ((const unsigned char *)(string))

int main(void) {
  const uint64_t pc = 0x40000000, base = pc + 8;
  uint64_t dest;
  expect_branch(SC_CALL, pc, base + 0x1fffffc, "\xff\xff\x7f\xeb");
  expect_branch(SC_JUMP, pc, base - 0x2000000, "\x00\x00\x80\xea");
  expect_branch(SC_CALL, 0xfffffff8, 4, "\x01\x00\x00\xeb");
  expect_branch(SC_JUMP, 0, 0xfffffffc, "\xfd\xff\xff\xea");
  expect_site(SC_NOTHING, pc, 0, "\x00\xf0\x20\xe3");
  expect_site(SC_ZERO, pc, 0, "\x00\x00\xa0\xe3");
  expect_far(pc, base + 0x2000000);
  expect_far(pc, base - 0x2000004);
  expect_far(0xfffffff8, 0x100000004);
  for (unsigned at = 1; at < 4; at++)
    expect_far(pc, pc + at);
  expect_far(pc + 2, pc);
  CHECK(!sc_arm_all_reach(pc, pc, pc));
  CHECK(sc_arm_code(pc) == pc && sc_arm_entry(0x8001, pc) == 0x8004);

  CHECK(sc_arm_decode(BYTES("\x01\x00\x00\xfa"), pc, &dest) == SC_EXCHANGE);
  CHECK(dest == base + 4 + 1);
  CHECK(sc_arm_decode(BYTES("\x00\x00\x80\xfb"), pc, &dest) == SC_EXCHANGE);
  CHECK(dest == base - 0x2000000 + 2 + 1);
  expect_refused(pc, "\x1e\xff\x2f\xe1"); /* bx lr */
  expect_refused(pc, "\x30\xff\x2f\xe1"); /* blx r0 */
  expect_refused(pc, "\x00\x10\xa0\xe3"); /* mov r1, #0 */
  expect_refused(pc, "\x00\x00\xb0\xe3"); /* movs r0, #0 */
  expect_refused(pc, "\x01\xf0\x20\xe3"); /* yield */
  expect_refused(pc, "\x00\xf0\x20\xf3"); /* no condition */
  expect_refused(pc, "\x00\x00\xa0\xf3"); /* no condition */

  for (unsigned at = 0; at < 16; at += 2) {
    expect_live(pc + at, at % 4 == 0);
    CHECK(sc_arm_is_whole(pc + at) == (at % 4 == 0));
  }
  return 0;
}
