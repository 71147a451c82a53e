// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared %t/object.c -o %t/object.so && cp %t/object.so %t/other.so
// RUN: %clang_sc -O2 -I%src/test/Inputs -I%format %t/main.c -o %t/main && %run %t/main %t/object.so %t/other.so
// A visit that sets a target which would have to be pinned, while another
// thread opens an object, is refused, and does not wait for that thread.

//--- object.c
#include <static_call.h>
int target(int x);
static int f(int x) { return x; }
int target(int x) { return __builtin_static_call(f, x); }

//--- main.c
#include "sites.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <static_call.h>
#include <unistd.h>
static int one(int x) { return x + 1; }
static int call(int x) { return __builtin_static_call(one, x); }
static int (*target)(int);
static volatile int visiting, opening, result;

static void *open_other(void *path) {
  while (!visiting)
    ;
  opening = 1;
  return dlopen(path, RTLD_NOW);
}
static int visit(const struct static_call_unit_info *unit, void *context) {
  (void)unit, (void)context;
  visiting = 1;
  while (!opening)
    ;
  usleep(200000); /* so that it has the loader's lock */
  return result = static_call_set(one, target);
}
int main(int argc, char **argv) {
  pthread_t thread;
  void *object = argc == 3 ? dlopen(argv[1], RTLD_NOW) : NULL;
  assert(object && (target = (int (*)(int))dlsym(object, "target")));
  assert(!pthread_create(&thread, NULL, open_other, argv[2]));
  alarm(20);
  assert(static_call_each_unit(visit, NULL) == -EDEADLK);
  assert(!pthread_join(thread, NULL) && result == -EDEADLK && call(0) == 1);
  assert(static_call_set(one, target) == 0 && call(0) == 0);
  return 0;
}
