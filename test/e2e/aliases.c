// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O0 -static -I%src/test/Inputs -I%format %s -o %t && %run %t
// RUN: %clang_sc -O2 -flto=thin -I%src/test/Inputs -I%format %s -o %t && %run %t
// An alias is a key of its own; an IFUNC is a default like any other.

#include "sites.h"
#include <static_call.h>

int f(int x) { return x + 1; }
int other_name(int x) __attribute__((alias("f")));
static int local_name(int x) __attribute__((alias("f")));
static int g(int x) { return x + 7; }
static int (*choose(void))(int) { return f; }
int chosen(int x) __attribute__((ifunc("choose")));

__attribute__((noinline)) static int call(int x) {
  return 1000 * __builtin_static_call(f, x) +
         100 * __builtin_static_call(other_name, x) +
         10 * __builtin_static_call(local_name, x) +
         __builtin_static_call(chosen, x);
}

int main(void) {
  assert(call(1) == 2222);
  assert(static_call_set(other_name, g) == 0 && call(1) == 2822);
  assert(static_call_set(local_name, g) == 0 && call(1) == 2882);
  assert(static_call_set(chosen, g) == 0 && call(1) == 2888);
  assert(static_call_set(f, g) == 0 && call(1) == 8888);
  assert(static_call_reset(chosen) == 0 && call(1) == 8882);
  expect_sites("f", 1, (void *)g);
  expect_sites("other_name", 1, (void *)g);
  return 0;
}
