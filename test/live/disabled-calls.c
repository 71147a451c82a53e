// RUN: for o in -O0 -O2; do for p in %policies; do %live $o -DPOLICY=STATIC_CALL_$p -DTAIL_SITES=$([ $o = -O2 ]; echo $((!$?))) %s -o %t && %run %t || { echo $p $o; exit 1; }; done; done
// Calls without target do nothing and give 0, of each kind of result; their
// arguments are evaluated. With one thread a call becomes one instruction that
// does nothing; a tail call stays a jump. Under running threads too with page
// swap; otherwise both go to a function that does nothing.

#include "disabled.h"

#define EXPECT(type, name, value)                                              \
  assert(expect_disabled(#name, is_inline ? A_ZERO : A_CALL) == TAIL_SITES);   \
  assert(static_call_get(name) == NULL);
#define EXPECT_ON(type, name, value)                                           \
  assert(expect_sites(#name, 2, (const void *)name) == TAIL_SITES);            \
  assert(static_call_get(name) == name);

static void disable_and_enable(bool is_inline) {
  switch_all(false);
  assert(expect_disabled("nothing",
                         is_inline || CAN_BE_NOP_LIVE ? A_NOP : A_CALL) ==
         TAIL_SITES);
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
