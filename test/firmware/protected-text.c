// REQUIRES: mpu && ram
// RUN: %firmware %s -o %t && %run %t
// Where the text is read-only an update gives -EACCES and changes nothing.
#include <assert.h>
#include <errno.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

int main(void) {
  board_protect_text(true);
  assert(static_call_set(one, two) == -EACCES);
  assert(static_call_get(one) == one && __builtin_static_call(one) == 1);
  board_protect_text(false);
  assert(static_call_set(one, two) == 0 && __builtin_static_call(one) == 2);
  board_protect_text(true);
  assert(static_call_reset(one) == -EACCES && __builtin_static_call(one) == 2);
  return 0;
}
