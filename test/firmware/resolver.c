// RUN: %firmware %s -o %t && %run %t
// A resolver chooses before main. Constructors see its choice.
#include <assert.h>
#include <static_call.h>

static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int runs, seen;

static __typeof__(one) *choose(void) {
  runs++;
  return two;
}
STATIC_CALL_RESOLVER(one, choose);

__attribute__((constructor)) static void look(void) {
  seen = __builtin_static_call(one, 1);
}

int main(void) {
  assert(static_call_load_error() == 0);
  assert(runs == 1 && seen == 3 && __builtin_static_call(one, 1) == 3);
  assert(static_call_get(one) == two && static_call_reset(one) == 0);
  assert(__builtin_static_call(one, 1) == 2);
  return 0;
}
