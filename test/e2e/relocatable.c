// RUN: %clang_sc -O2 -ffunction-sections -I%src/test/Inputs -I%format -c %s -o %t.1.o
// RUN: %clang_sc -O2 -DOTHER -c %s -o %t.2.o
// RUN: ld.lld -r %t.1.o %t.2.o -o %t.lld.o && %clang_sc %t.lld.o -o %t && %t
// RUN: ld.bfd -r %t.1.o %t.2.o -o %t.bfd.o && %clang_sc %t.bfd.o -o %t && %t
// RUN: %clang_sc -Wl,--gc-sections %t.bfd.o -o %t && %t
// RUN: rm -f %t.a && llvm-ar rc %t.a %t.1.o %t.2.o && %clang_sc -Wl,--whole-archive %t.a -Wl,--no-whole-archive -o %t && %t
// Objects that were joined with ld -r or archived keep their sites and keys.

#ifdef OTHER
int f(int x) { return x + 1; }
int elsewhere(int x) { return 10 * __builtin_static_call(f, x); }
#else
#include "sites.h"
#include <static_call.h>
int f(int x);
int elsewhere(int x);
static int other(int x) { return x + 3; }
__attribute__((noinline)) static int here(int x) {
  return 10 * __builtin_static_call(f, x);
}
int main(void) {
  assert(here(1) == 20 && elsewhere(1) == 20);
  assert(static_call_set(f, other) == 0);
  expect_sites("f", 2, (void *)other);
  assert(here(1) == 40 && elsewhere(1) == 40);
  return 0;
}
#endif
