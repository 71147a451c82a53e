/* A shared object that sets the target of its own key. */
#include "stop.h"
APART int in_lib(int x) { return x + 1; }
APART static int other(int x) { return x + 2; }
int run(int x) {
  return static_call_set(in_lib, other) + 2 * __builtin_static_call(in_lib, x);
}
