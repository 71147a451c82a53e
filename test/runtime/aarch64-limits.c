// REQUIRES: native
// RUN: %clang_rt %s -o %t && %t
// AArch64 encode and decode at the last good and first bad destination, and on
// what is no site; which forms may become which under running threads.

#undef SC_ARCH
#define SC_ARCH aarch64
#include "limits.h"

int main(void) {
  const uint64_t pc = 0x7f0012345640;
  expect_branch(SC_CALL, pc, pc + 0x7fffffc, "\xff\xff\xff\x95");
  expect_branch(SC_JUMP, pc, pc - 0x8000000, "\x00\x00\x00\x16");
  expect_branch(SC_CALL, 0, UINT64_MAX - 3, "\xff\xff\xff\x97");
  expect_branch(SC_JUMP, UINT64_MAX - 3, 0, "\x01\x00\x00\x14");
  expect_site(SC_NOTHING, pc, 0, "\x1f\x20\x03\xd5");
  expect_site(SC_ZERO, pc, 0, "\xe0\x03\x1f\xaa");
  expect_far(pc, pc + 0x8000000);
  expect_far(pc, pc - 0x8000004);
  for (unsigned at = 1; at < 4; at++) {
    expect_far(pc, pc + at);
    expect_far(pc + at, pc);
  }
  CHECK(sc_aarch64_all_reach(pc, pc + 64, pc + 0x7fffffc));
  CHECK(!sc_aarch64_all_reach(pc, pc + 64, pc + 0x8000000));
  CHECK(!sc_aarch64_all_reach(pc, pc + 64, pc + 60 - 0x8000000));
  CHECK(sc_aarch64_code(pc) == pc && sc_aarch64_entry(pc, 1) == pc);

  expect_refused(pc, "\xc0\x03\x5f\xd6"); /* ret */
  expect_refused(pc, "\x00\x02\x1f\xd6"); /* br x16 */
  expect_refused(pc, "\x00\x02\x3f\xd6"); /* blr x16 */
  expect_refused(pc, "\x20\x00\x00\x54"); /* b.eq */
  expect_refused(pc, "\x20\x00\x00\xb4"); /* cbz x0 */
  expect_refused(pc, "\xe0\x03\x1f\x2a"); /* mov w0, wzr */
  expect_refused(pc, "\x00\x00\x80\xd2"); /* mov x0, #0 */
  expect_refused(pc, "\x5f\x24\x03\xd5"); /* bti c */
  expect_refused(pc, "\x00\x00\x20\xd4"); /* brk */

  for (unsigned at = 0; at < 16; at++) {
    expect_live(pc + at, at % 4 == 0);
    CHECK(sc_aarch64_is_whole(pc + at) == (at % 4 == 0));
  }
  return 0;
}
