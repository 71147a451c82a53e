// RUN: split-file %s %t
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %t/plain.c %t/weak.c %t/main.c -o %t/one && %run %t/one
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %t/weak.c %t/plain.c %t/main.c -o %t/two && %run %t/two
// One file declares the default weak, one does not, and a third defines it,
// whichever file's veneer the linker takes: calls are right before start-up.

//--- weak.c
__attribute__((weak)) int f(int x);
int call_weak(int x);
int call_weak(int x) { return 2 * __builtin_static_call(f, x); }

//--- plain.c
int f(int x);
int call_plain(int x);
int call_plain(int x) { return 3 * __builtin_static_call(f, x); }

//--- main.c
#include "sites.h"
#include <static_call.h>
int call_weak(int x), call_plain(int x), f(int x);
int f(int x) { return x + 1; }
static int g(int x) { return x + 10; }
static void call_early(void) {
  assert(call_weak(1) == 4 && call_plain(1) == 6);
}
__attribute__((section(".preinit_array"),
               used)) static void (*early)(void) = call_early;
int main(void) {
  assert(count_sites("f") == 2 && static_call_set(f, g) == 0);
  assert(call_weak(1) == 22 && call_plain(1) == 33);
  expect_sites("f", 2, (void *)g);
  return 0;
}
