// RUN: %clang_sc -O2 -ffunction-sections -Wl,--gc-sections -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_gnu_ld -O2 -ffunction-sections -Wl,--gc-sections -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: llvm-nm %t | FileCheck %s --implicit-check-not=dropped
// A function that the linker drops drops its records, and keys without sites or
// users go too.

#include "sites.h"
#include <static_call.h>

// CHECK: __static_call_key.used
int used(int x) { return x + 1; }
int dropped(int x) { return x + 2; }
static int other(int x) { return x + 3; }

__attribute__((noinline)) static int kept_site(int x) {
  return 10 * __builtin_static_call(used, x);
}
int dropped_site(int x) { return 10 * __builtin_static_call(used, x); }
int dropped_key(int x) { return 10 * __builtin_static_call(dropped, x); }

int main(void) {
  assert(kept_site(1) == 20);
  assert(static_call_set(used, other) == 0);
  expect_sites("used", 1, (void *)other);
  assert(kept_site(1) == 40);
  return 0;
}
