// RUN: %firmware %s -o %t && %run %t
// A weak function that nobody defines is a hook that starts switched off.
#include <assert.h>
#include <static_call.h>

__attribute__((weak, static_call)) int hook(int x);
static int twice(int x) { return 2 * x; }

__attribute__((noinline)) static int tail_call(int x) { return hook(x); }

int main(void) {
  for (int i = 0; i < 2; i++) {
    assert(!static_call_get(hook));
    assert(tail_call(5) == 0 && hook(6) == 0);
    assert(static_call_set(hook, twice) == 0);
    assert(tail_call(5) == 10 && hook(6) == 12);
    assert(static_call_reset(hook) == 0);
  }
  return 0;
}
