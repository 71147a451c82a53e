// REQUIRES: mdwe
// RUN: %each_policy
// PR_SET_MDWE forbids the flip, nothing else.

#include "obstacle.h"

static void refuse_exec_gain(void) {
  enum { SET_MDWE = 65, REFUSE_EXEC_GAIN = 1 };
  assert(!prctl(SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0));
}

static const struct obstacle mdwe = {refuse_exec_gain,
                                     NULL,
                                     6,
                                     {[STATIC_CALL_DEFAULT] = ALL_CASES(SWAP),
                                      [STATIC_CALL_HARDENED] = ALL_CASES(SWAP),
                                      [STATIC_CALL_FAST] = ALL_CASES(ALIAS),
                                      [STATIC_CALL_PROC_MEM] = ALL_CASES(MEM)}};

int main(int argc, char **argv) {
  (void)argc;
  return run_cases(&mdwe, argv);
}
