// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared %t/object.c -o %t/object.so
// RUN: %clang_sc -O2 -rdynamic -I%src/test/Inputs -I%format %t/main.c -o %t/main && %run %t/main %t/object.so
// A key that was found while an object shared it outlives that object.

//--- object.c
#include <static_call.h>
int one(int x), call(int x);
int call(int x) { return __builtin_static_call(one, x); }

//--- main.c
#include "sites.h"
#include <dlfcn.h>
#include <static_call.h>
int one(int x);
int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int call(int x) { return __builtin_static_call(one, x); }
int main(int argc, char **argv) {
  struct static_call_key *key;
  void *object = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
  assert(object && static_call_find("one", &key) == 0 && !dlclose(object));
  assert(static_call_set_key(key, (void (*)(void))two) == 0 && call(0) == 2);
  return 0;
}
