// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared %t/lib.c -o %t/lib.so
// RUN: %clang -O2 %t/main.c -o %t/main && %run %t/main %t/lib.so
// Resolvers of an object that is opened when there are threads: their results
// are in force behind dlopen.

//--- lib.c
#include <static_call.h>
static int f(int x) { return x + 1; }
static int g(int x) { return x + 2; }
static __typeof__(&f) choose(void) { return g; }
STATIC_CALL_RESOLVER(f, choose);
int call(int x) { return __builtin_static_call(f, x); }
int load_error(void) { return static_call_load_error(); }

//--- main.c
#include <dlfcn.h>
#include <pthread.h>
static void *nothing(void *arg) { return arg; }
int main(int argc, char **argv) {
  pthread_t thread;
  if (argc < 2 || pthread_create(&thread, 0, nothing, 0))
    return 1;
  pthread_join(thread, 0);
  void *lib = dlopen(argv[1], RTLD_NOW);
  int (*call)(int) = lib ? (int (*)(int))dlsym(lib, "call") : 0;
  int (*load_error)(void) = lib ? (int (*)(void))dlsym(lib, "load_error") : 0;
  if (!call || !load_error)
    return 2;
  return load_error() == 0 && call(1) == 3 ? 0 : 3;
}
