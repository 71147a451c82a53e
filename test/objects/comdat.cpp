// RUN: split-file %s %t
// RUN: clangxx() { %clangxx_sc -O2 -Wall -Wextra -Werror -I%t -I%S/Inputs -I%src/test/Inputs -I%format "$@"; }; clangxx -fPIC -shared %t/plugin.cpp -o %t/plugin.so && clangxx %t/main.cpp -o %t/apart && clangxx -rdynamic %t/main.cpp -o %t/together
// RUN: %run %t/apart %t/plugin.so 0 && %run %t/together %t/plugin.so 1
// An inline function that an executable and a plugin both hold is one static
// call if the executable exports its copy, and two if it does not.

//--- shared.h
#include "sites.h"
#include <static_call.h>
__attribute__((noinline)) inline int shared(int x) { return x + 1; }
template <int> __attribute__((noinline)) int instance(int x) { return x + 3; }
inline int call(int x) { return 2 * __builtin_static_call(shared, x); }
inline int call_instance(int x) {
  return 2 * __builtin_static_call(instance<1>, x);
}

//--- plugin.cpp
#include "shared.h"
static int other(int x) { return x + 10; }
extern "C" int set() {
  return static_call_set(shared, other) ?: static_call_set(instance<1>, other);
}
extern "C" int run_plugin(int x) { return call(x) + call_instance(x); }

//--- main.cpp
#include "shared.h"
#include <dlfcn.h>
int main(int argc, char **argv) {
  void *plugin = argc > 2 ? dlopen(argv[1], RTLD_NOW) : nullptr;
  assert(plugin);
  bool together = *argv[2] == '1';
  auto set = reinterpret_cast<int (*)()>(dlsym(plugin, "set"));
  auto run = reinterpret_cast<int (*)(int)>(dlsym(plugin, "run_plugin"));
  assert(call(0) + call_instance(0) == 8 && run(0) == 8);
  assert(set() == 0 && run(0) == 40);
  assert(call(0) + call_instance(0) == (together ? 40 : 8));
  assert(static_call_reset(shared) == 0 && call(0) == 2);
  assert(static_call_reset(instance<1>) == 0 && call_instance(0) == 6);
  assert(run(0) == (together ? 8 : 40));
  assert(dlclose(plugin) == 0 && call(0) + call_instance(0) == 8);
  return static_call_load_error();
}
