// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// Whether a key is named is 1 or 0.
#include "sites.h"
#include <static_call.h>
static int f(int x) { return x; }
DEFINE_STATIC_CALL(hook, f);
static int sum_up(const struct static_call_key_info *key, void *sum) {
  *(int *)sum += key->is_named;
  return 0;
}
int main(void) {
  int sum = 0;
  assert(static_call(hook)(1) + __builtin_static_call(f, 1) == 2);
  return static_call_each_key(sum_up, &sum) || sum != 1;
}
