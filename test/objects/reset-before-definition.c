// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared -I%t -I%src/test/Inputs -I%format %t/object.c -o %t/object.so
// RUN: %clang_sc -O2 -I%t -I%src/test/Inputs -I%format %t/main.c %t/object.so -o %t/main && %run %t/main
// A constructor of a shared object sets and resets a static call that the
// executable defines, whose unit is not started yet: the sites are in order.

//--- hook.h
#include "sites.h"
#include <static_call.h>
int first(int x), call(int x);
DECLARE_STATIC_CALL(hook, first);

//--- object.c
#include "hook.h"
static int other(int x) { return x + 9; }
int call(int x) { return static_call(hook)(x); }
__attribute__((constructor)) static void construct(void) {
  assert(static_call_update(hook, other) == 0 && call(0) == 9);
  assert(static_call_update(hook, static_call(hook)) == 0 && call(0) == 1);
}

//--- main.c
#include "hook.h"
int first(int x) { return x + 1; }
DEFINE_STATIC_CALL(hook, first);
EXPORT_STATIC_CALL(hook);
int main(void) {
  assert(static_call_query(hook) == first && call(0) == 1);
  assert(static_call_verify(NULL, NULL) == 0);
  return static_call_update(hook, NULL) || call(5) != 0;
}
