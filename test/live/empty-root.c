// The emulator writes a file to show the mappings.
// UNSUPPORTED: emulated
// REQUIRES: root
// RUN: mkdir -p %t.empty
// RUN: cd %t.empty && %each_policy
// In a directory without files (chroot) text is written as it was prepared to
// be at the start; what has to find the unit's file then gives way to what need
// not.

#include "obstacle.h"

static void leave_files(void) {
  assert(!chroot("."));
  assert(access("/proc", F_OK));
}

static const struct obstacle no_files = {
    leave_files,
    NULL,
    4,
    {[STATIC_CALL_DEFAULT] = ALL_CASES(FLIP),
     [STATIC_CALL_HARDENED] = ALL_CASES(SWAP),
     [STATIC_CALL_FAST] = {FLIP, FLIP, ALIAS, ALIAS},
     [STATIC_CALL_PROC_MEM] = ALL_CASES(FAILS(ENOENT, NONE))}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&no_files, argv);
}
