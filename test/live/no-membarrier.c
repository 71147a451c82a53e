// The emulator has no seccomp filters.
// UNSUPPORTED: emulated
// RUN: %each_policy
// Without membarrier(2) no other thread may run; an alias needs it, if it was
// there, for the one thread too.

#include "filter.h"
#include "obstacle.h"

static void refuse(void) { refuse_call(SYS_membarrier, EPERM); }

#define WITH_THREADS(writer)                                                   \
  {writer, FAILS(EPERM, writer), writer, FAILS(EPERM, writer),                 \
   writer, FAILS(EPERM, writer)}

static const struct obstacle no_membarrier = {
    refuse,
    NULL,
    6,
    {[STATIC_CALL_DEFAULT] = WITH_THREADS(FLIP),
     [STATIC_CALL_HARDENED] = WITH_THREADS(SWAP),
     [STATIC_CALL_FAST] = {FAILS(EPERM, ALIAS), FAILS(EPERM, ALIAS),
                           FAILS(EPERM, ALIAS), FAILS(EPERM, ALIAS), ALIAS,
                           FAILS(EPERM, ALIAS)},
     [STATIC_CALL_PROC_MEM] = WITH_THREADS(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&no_membarrier, argv);
}
