// REQUIRES: unprivileged
// RUN: %firmware %s -o %t && %run %t
// Unprivileged code may not update: -EPERM, and nothing changes.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

int main(void) {
  assert(static_call_set(one, two) == 0 && __builtin_static_call(one) == 2);
  board_drop_privileges();
  assert(static_call_reset(one) == -EPERM);
  assert(static_call_get(one) == two && __builtin_static_call(one) == 2);
  return 0;
}
