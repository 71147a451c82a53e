// RUN: split-file %s %t && cd %t
// RUN: %object -DFIRST=1 lib.c -o %t/a.so && %object -DFIRST=2 lib.c -o %t/b.so
// RUN: %program main.c a.so b.so -Wl,-rpath,%t -o %t/linked && %run ./linked
// RUN: %program main.c a.so -Wl,-rpath,%t -o %t/opened && %run ./opened ./b.so
// Two objects define one name. That counts whose trampoline the dynamic linker
// takes: calls of both, and of the program, go there.

//--- lib.c
#include <static_call.h>
static int first(int x) { return x + FIRST; }
DEFINE_STATIC_CALL(hook, first);
int run(int x);
int run(int x) { return 10 * static_call(hook)(x); }

//--- main.c
#include "objects.h"
#include <dlfcn.h>
DECLARE_STATIC_CALL(hook, int(int));
int run(int x);
static int other(int x) { return x + 5; }
static int call(int x) { return 10 * static_call(hook)(x); }
static int (*runs[2])(int);

static void expect(int result) {
  assert(call(0) == result && runs[0](0) == result && runs[1](0) == result);
  assert(static_call_query(hook)(0) * 10 == result);
  assert(static_call_verify(NULL, NULL) == 0);
}

int main(int argc, char **argv) {
  void *b = dlopen(argc > 1 ? argv[1] : "./b.so", RTLD_NOW);
  assert(b && static_call_load_error() == 0);
  runs[0] = run;
  runs[1] = (int (*)(int))dlsym(b, "run");
  assert(runs[0] != runs[1]);
  expect(10);
  assert(static_call_update(hook, other) == 0);
  expect(50);
  assert(static_call_reset(STATIC_CALL_TRAMP(hook)) == 0);
  expect(10);
  return 0;
}
