// RUN: split-file %s %t
// RUN: %cxx -fPIC -shared -flto=thin %t/a.cpp %t/b.cpp -o %t/thin.so
// RUN: %cxx -fPIC -shared -flto %t/a.cpp %t/b.cpp -o %t/full.so
// RUN: %cxx -rdynamic -flto=thin %t/main.cpp %t/f.cpp -o %t/thin
// RUN: %cxx -rdynamic -flto %t/main.cpp %t/f.cpp -o %t/full
// RUN: %cxx -rdynamic -no-pie %t/main.cpp %t/f.cpp -o %t/plain
// RUN: %run %t/thin %t/thin.so && %run %t/thin %t/full.so
// RUN: %run %t/full %t/thin.so && %run %t/full %t/full.so
// RUN: %run %t/plain %t/thin.so && %run %t/plain %t/full.so
// RUN: check-table %t/thin && check-table %t/full && check-table %t/thin.so && check-table %t/full.so
// Executable and plugin share keys, of plain, inline and template functions,
// whichever LTO either is built with.

//--- f.h
#include "calls.h"
int f(int x);
NOINLINE inline int g(int x) { return x + 2; }
template <class T> NOINLINE int h(T x) { return int(x) + 3; }
static inline int call_all(int x) {
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(g, x) +
         100 * __builtin_static_call(h<long>, x);
}

//--- f.cpp
#include "f.h"
int f(int x) { return x + 1; }

//--- a.cpp
#include "f.h"
int imported(int x) { return call_all(x); }

//--- b.cpp
#include "f.h"
int imported(int x);
extern "C" int run(int x) { return imported(x); }
extern "C" int set(int (*target)(int)) {
  return static_call_set(f, target) | static_call_set(g, target) |
         static_call_set(h<long>, [](long x) { return int(x) + 8; });
}

//--- main.cpp
#include "f.h"
#include <dlfcn.h>
static int other(int x) { return x + 7; }
NOINLINE static int call(int x) { return call_all(x); }
int main(int, char **argv) {
  assert(static_call_set(g, other) == 0);
  void *plugin = dlopen(argv[1], RTLD_NOW);
  assert(plugin || !puts(dlerror()));
  auto run = reinterpret_cast<int (*)(int)>(dlsym(plugin, "run"));
  auto set = reinterpret_cast<int (*)(int (*)(int))>(dlsym(plugin, "set"));
  assert(call(1) == 482 && run(1) == 482);
  assert(static_call_set(f, other) == 0);
  expect_calls("_Z1fi", 1, other);
  assert(call(1) == 488 && run(1) == 488);
  assert(set([](int x) { return x + 4; }) == 0);
  assert(call(1) == 955 && run(1) == 955);
  assert(static_call_reset(f) == 0 && static_call_reset(g) == 0);
  expect_calls("_Z1fi", 1, f);
  assert(call(1) == 932 && run(1) == 932);
}
