// REQUIRES: root
// RUN: %each_policy
// A process that may not be dumped, and is not root, cannot write to
// /proc/self/mem: that alone fails, for as long.

#include "obstacle.h"

static void forbid(void) {
  assert(!setuid(65534));
  assert(!prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
  assert(open("/proc/self/mem", O_RDWR) < 0);
}
static void allow(void) { assert(!prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)); }

static const struct obstacle not_dumpable = {
    forbid,
    allow,
    4,
    {[STATIC_CALL_DEFAULT] = ALL_CASES(FLIP),
     [STATIC_CALL_HARDENED] = ALL_CASES(SWAP),
     [STATIC_CALL_FAST] = ALL_CASES(ALIAS),
     [STATIC_CALL_PROC_MEM] = ALL_CASES(FAILS(EACCES, NONE))}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&not_dumpable, argv);
}
