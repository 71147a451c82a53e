// RUN: for p in %image_policies; do %live -DPOLICY=STATIC_CALL_$p %s -o %t && %run %loader %t || exit 1; done
// Where the loader was executed, /proc/self/exe is not the program's file.

#include "live.h"

int main(void) {
  assert(try_set(two) == 0 && try_set(one) == 0);
  assert(static_call_writer() == (POLICY == STATIC_CALL_FAST
                                      ? STATIC_CALL_WRITER_ALIAS
                                      : STATIC_CALL_WRITER_SWAP));
  return 0;
}
