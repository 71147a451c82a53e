// UNSUPPORTED: emulated
// RUN: %live -DPOLICY=STATIC_CALL_FAST %s -o %t && %run %t
// A child that cannot make an alias of its own is refused: it never writes to
// the code that it shares with its parent.

#include "live.h"
#include <sys/resource.h>

static void update_without_files(void) {
  struct rlimit none = {0, 0};
  assert(!setrlimit(RLIMIT_NOFILE, &none));
  for (int i = 0; i < 3; i++)
    assert(try_set(three) < 0);
  expect_target(two);
}

int main(void) {
  open_maps();
  static_call_assume_threads();
  assert(try_set(two) == 0);
  run_apart(update_without_files);
  expect_target(two);
  assert(try_set(one) == 0);
  return 0;
}
