// REQUIRES: mseal
// RUN: %each_policy
// Sealed text (mseal) is written through /proc/self/mem, or an alias that is
// older; where neither may be, nothing changes.

#include "obstacle.h"

static void seal(void) {
  enum { MSEAL = 462 };
  struct mapping m;
  while (next_mapping(&m))
    if (is_text(&m))
      assert(!syscall(MSEAL, m.begin, m.end - m.begin, 0));
}

static const struct obstacle sealed = {
    seal,
    NULL,
    4,
    {[STATIC_CALL_DEFAULT] = {MEM, FAILS(EBUSY, MEM), MEM, FAILS(EPERM, MEM)},
     [STATIC_CALL_HARDENED] = ALL_CASES(FAILS(EPERM, NONE)),
     [STATIC_CALL_FAST] = {MEM, FAILS(EBUSY, MEM), ALIAS, ALIAS},
     [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&sealed, argv);
}
