/* Other internal functions of names that targets.c has too. */
#include <static_call.h>

static int hidden(int x) { return x - 2; }
__attribute__((used)) int other(int x) {
  return __builtin_static_call(hidden, x);
}

int f(int x);
static int slow(int x) { return x * 6; }
STATIC_CALL_TARGET(f, slow);
