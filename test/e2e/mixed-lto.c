// RUN: %clang_sc -O2 -flto -I%src/test/Inputs -I%format -c %s -o %t.1.o
// RUN: %clang_sc -O2 -DOTHER -c %s -o %t.2.o
// RUN: %clang_sc -O2 %t.1.o %t.2.o -o %t && %t
// RUN: %clang_sc -O2 -flto=thin -DOTHER -c %s -o %t.3.o
// RUN: %clang_sc -O2 %t.1.o %t.3.o -o %t && %t
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format -c %s -o %t.4.o
// RUN: rm -f %t.a && llvm-ar rc %t.a %t.3.o && %clang_sc -O2 %t.4.o %t.a -o %t && %t
// Native, full LTO and ThinLTO objects share a key.

#ifdef OTHER
int f(int x) { return x + 1; }
__attribute__((noinline)) int elsewhere(int x) {
  return 10 * __builtin_static_call(f, x);
}
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
