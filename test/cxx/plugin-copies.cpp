// RUN: split-file %s %t
// RUN: %cxx -fPIC -shared %t/plugin.cpp -o %t/plugin.so
// RUN: %cxx %t/main.cpp -o %t/two && %run %t/two %t/plugin.so 20
// RUN: %cxx -rdynamic %t/main.cpp -o %t/one && %run %t/one %t/plugin.so 90
// RUN: %cxx -fPIC -shared -fvisibility=hidden %t/plugin.cpp -o %t/hidden.so
// RUN: %run %t/one %t/hidden.so 20
// A template that executable and plugin both instantiate is one key if they
// share one copy, and two if each has its own.

//--- f.h
#include "calls.h"
template <class T> NOINLINE int f(T x) { return int(x) + 1; }

//--- plugin.cpp
#include "f.h"
NOINLINE static int call(int x) {
  return 10 * __builtin_static_call(f<int>, x);
}
extern "C" __attribute__((visibility("default"))) int run(int) {
  assert(count_sites("_Z1fIiEiT_") == 1);
  return call(1);
}
extern "C" __attribute__((visibility("default"))) int update(int x) {
  return static_call_set(f<int>, [](int x) { return x + 4; }) + x;
}

//--- main.cpp
#include "f.h"
#include <dlfcn.h>
static int other(int x) { return x + 8; }
NOINLINE static int call(int x) {
  return 10 * __builtin_static_call(f<int>, x);
}
int main(int, char **argv) {
  void *plugin = dlopen(argv[1], RTLD_NOW);
  auto run = plugin ? reinterpret_cast<int (*)(int)>(dlsym(plugin, "run")) : 0;
  auto update = reinterpret_cast<int (*)(int)>(dlsym(plugin, "update"));
  int result = atoi(argv[2]);
  assert(call(1) == 20 && run(1) == 20);
  assert(static_call_set(f<int>, other) == 0);
  expect_calls("_Z1fIiEiT_", 1, other);
  assert(call(1) == 90 && run(1) == result);
  assert(update(0) == 0);
  assert(run(1) == 50 && call(1) == (result == 90 ? 50 : 90));
}
