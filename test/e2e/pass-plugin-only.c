// RUN: %clang -O2 -fpass-plugin=%pass -I%include -I%src/test/Inputs -I%format -Wall -Wextra -Werror %s -fuse-ld=lld -Wl,-T,%script -L%libdir -lstaticcall -o %t && %run %t
// RUN: %clangxx -x c++ -O2 -fpass-plugin=%pass -I%include -I%src/test/Inputs -I%format -Wall -Wextra -Werror %s -fuse-ld=lld -Wl,-T,%script -L%libdir -lstaticcall -o %t && %run %t
// With the pass plugin alone the header gives the builtin.

#include "sites.h"
#include <static_call.h>

static int f(int x) { return x + 1; }
static int g(int x) { return x + 2; }
__attribute__((noinline)) static int call(int x) {
  return 10 * __builtin_static_call(f, x);
}

int main(void) {
  assert(call(1) == 20);
  assert(static_call_set(f, g) == 0);
  assert(call(1) == 30);
  return 0;
}
