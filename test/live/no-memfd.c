// The emulator has no seccomp filters.
// UNSUPPORTED: emulated
// RUN: %each_policy
// Without memfd_create(2) there is no page swap, and no new alias.

#include "filter.h"
#include "obstacle.h"

static void refuse(void) { refuse_call(SYS_memfd_create, EPERM); }

static const struct obstacle no_memfd = {
    refuse,
    NULL,
    6,
    {[STATIC_CALL_DEFAULT] = ALL_CASES(FLIP),
     [STATIC_CALL_HARDENED] = ALL_CASES(FAILS(EPERM, NONE)),
     [STATIC_CALL_FAST] = {FLIP, FLIP, ALIAS, ALIAS, FLIP, FLIP},
     [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&no_memfd, argv);
}
