// RUN: for o in -O0 -O2; do for p in %policies; do %live $o -DPOLICY=STATIC_CALL_$p -DTAIL_SITES=$([ $o = -O2 ]; echo $((!$?))) %s -o %t && %run %t || { echo $p $o; exit 1; }; done; done
// Calls without target do nothing and give 0, of each kind of result; their
// arguments are evaluated. With one thread a call becomes one instruction that
// does nothing; a tail call stays a jump. Under running threads too with page
// swap; otherwise both go to a function that does nothing.

#include "disabled.h"

static bool has_jumps(unsigned count) {
  return count == TAIL_SITES || (!HAS_JUMPS && !count);
}

#define EXPECT(type, name, value)                                              \
  assert(has_jumps(expect_disabled(#name, is_inline ? A_ZERO : A_CALL)));      \
  assert(static_call_get(name) == NULL);
#define EXPECT_ON(type, name, value)                                           \
  assert(has_jumps(expect_sites(#name, 2, (const void *)name)));               \
  assert(static_call_get(name) == name);

static void disable_and_enable(bool is_inline) {
  switch_all(false);
  enum form form = is_inline || CAN_BE_NOP_LIVE ? A_NOP : A_CALL;
  assert(has_jumps(expect_disabled("nothing", form)));
  RETURNING(EXPECT)
  expect_results(false);
  expect_text();
  switch_all(true);
  expect_sites("nothing", 2, (const void *)nothing);
  RETURNING(EXPECT_ON)
  expect_results(true);
  expect_text();
}

int main(void) {
  open_maps();
  expect_results(true);
  for (int i = 0; i < 3; i++)
    disable_and_enable(true);
  switch_all(false);
  go_live();
  expect_results(false);
  /* What is inline becomes a call under running threads. */
  switch_all(true);
  expect_results(true);
  for (int i = 0; i < 3; i++)
    disable_and_enable(POLICY == STATIC_CALL_HARDENED);
  return 0;
}
