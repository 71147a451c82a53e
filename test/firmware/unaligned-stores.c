// RUN: %firmware %s -o %t && %run %t
// The runtime stores nothing where the address is no multiple of the size.
#include <assert.h>
#include <static_call.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }

__attribute__((noinline)) static int twice(int x) {
  x = __builtin_static_call(one, x);
  __asm__ volatile("nop");
  x = __builtin_static_call(one, x);
  return __builtin_static_call(one, x);
}

int main(void) {
  board_trap_unaligned();
  assert(static_call_set(one, two) == 0 && twice(1) == 7);
  assert(static_call_set(one, 0) == 0 && twice(1) == 0);
  assert(static_call_reset(one) == 0 && twice(1) == 4);
  return 0;
}
