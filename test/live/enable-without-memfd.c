// The emulator has no seccomp filters.
// UNSUPPORTED: emulated
// RUN: %run_live
// A call that became a no-op while there was one thread can be enabled under
// running threads only by page swap: without memfd_create(2) that is -EBUSY,
// and changes nothing. A stub is as good as any target.

#include "disabled.h"
#include "filter.h"

int main(void) {
  open_maps();
  assert(static_call_set(number, NULL) == 0);
  go_live();
  assert(static_call_set(letter, NULL) == 0);
  refuse_call(SYS_memfd_create, EPERM);
  struct text before = copy_text();
  assert(static_call_reset(number) == -EBUSY);
  assert(static_call_get(number) == NULL &&
         call_number() + tail_number(1) == 0);
  unsigned jumps = expect_disabled("number", A_ZERO);
  assert(jumps == 1 || !HAS_JUMPS);
  assert(count_changes(&before, NULL) == 0);
  expect_text();
  assert(expect_disabled("letter", A_CALL) == jumps);
  assert(static_call_reset(letter) == 0 && call_letter() == 'x' &&
         tail_letter(1) == 'x');
  assert(static_call_allow_traps() == 0);
  assert(static_call_reset(number) == 0 && call_number() == 7);
  expect_sites("number", 2, (const void *)number);
  return 0;
}
