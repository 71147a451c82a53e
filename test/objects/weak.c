// RUN: split-file %s %t
// RUN: for n in 1 2; do %object -DN=$n %t/plugin.c -o %t/$n.so || exit 1; done
// RUN: %program %t/main.c -o %t/main && %run %t/main %t/1.so %t/2.so
// RUN: %program -DDEFINES %t/main.c -rdynamic -o %t/main && %run %t/main %t/1.so %t/2.so
// A weak function that the program defines is one static call; one that nobody
// defines is each unit's own.

//--- plugin.c
#include "calls.h"
#include <static_call.h>
__attribute__((weak)) int optional(int x);
static int own(int x) { return x + N; }
int run(void);
int set(void);
int reset(void);
__attribute__((noinline)) int run(void) {
  return ~__builtin_static_call(optional, 10);
}
int set(void) { return static_call_set(optional, own); }
int reset(void) { return static_call_reset(optional); }

//--- main.c
#include "objects.h"
int optional(int x);
#ifdef DEFINES
int optional(int x) { return x + 100; }
enum { FIRST = ~110, TOGETHER = 1 };
#else
enum { FIRST = ~0, TOGETHER = 0 };
#endif
int main(int argc, char **argv) {
  assert(argc == 3);
  void *one = open_object(argv[1], RTLD_NOW);
  expect_run(one, "run", FIRST);
  expect_run(one, "set", 0);
  expect_run(one, "run", ~11);
  void *two = open_object(argv[2], RTLD_NOW);
  expect_run(two, "run", TOGETHER ? ~11 : FIRST);
  expect_run(two, "set", 0);
  expect_run(two, "run", ~12);
  expect_run(one, "run", TOGETHER ? ~12 : ~11);
  expect_run(one, "reset", 0);
  expect_run(one, "run", FIRST);
  expect_run(two, "run", TOGETHER ? FIRST : ~12);
  assert(!dlclose(one) && !dlclose(two));
  return static_call_load_error();
}
