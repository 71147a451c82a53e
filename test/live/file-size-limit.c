// The emulator writes a file to show the mappings.
// UNSUPPORTED: emulated
// RUN: %each_policy
// RLIMIT_FSIZE 0: no page swap and no new alias; no SIGXFSZ.

#include "obstacle.h"

static void forbid_files(void) { set_limit(RLIMIT_FSIZE, 0); }
static void allow_files(void) { set_limit(RLIMIT_FSIZE, RLIM_INFINITY); }

static const struct obstacle no_files = {
    forbid_files,
    allow_files,
    6,
    {[STATIC_CALL_DEFAULT] = ALL_CASES(FLIP),
     [STATIC_CALL_HARDENED] = ALL_CASES(FAILS(EFBIG, NONE)),
     [STATIC_CALL_FAST] = {FLIP, FLIP, ALIAS, ALIAS, FLIP, FLIP},
     [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&no_files, argv);
}
