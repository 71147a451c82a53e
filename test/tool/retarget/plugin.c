// RUN: rm -f %t.none && %clang_sc -O2 -shared -fPIC -DPLUGIN %s -o %t.so && %cc %s -ldl -o %t && %run %t %t.so 1
// RUN: retargeted %t %t.new named=g 3 g && %run %t.new %t.so 2
// RUN: %static_call retarget %t named=NULL -o %t.off && %run %t.off %t.so 0
// RUN: %cc %s -ldl -rdynamic -o %t.exports && not %static_call retarget %t.exports f=g -o %t.none 2>&1 | FileCheck %s
// RUN: %cc %s -ldl -o %t && %static_call retarget %t f=g -o %t.none && %run %t.none %t.so 1
// CHECK: key f: found its default in .dynsym, expected one that no other unit knows: they may share the key
// A plugin shares the named keys of the program that opens it, with the targets
// that these start with. An exported function may be a plugin's key too.
// REQUIRES: exec || pie || relr

#include <assert.h>
#include <dlfcn.h>
#include <linux/static_call.h>
#include <stdlib.h>

int f(void);
DECLARE_STATIC_CALL(named, f);

#ifdef PLUGIN
int plugged(void) { return 10 + static_call(named)(); }
int change(int (*to)(void)) { return static_call_update(named, to); }
#else
__attribute__((noinline)) int f(void) { return 1; }
__attribute__((noinline)) int g(void) { return 2; }
DEFINE_STATIC_CALL(named, f);
EXPORT_STATIC_CALL(named);

int main(int argc, char **argv) {
  int expected = atoi(argv[argc - 1]);
  void *plugin = dlopen(argv[1], RTLD_NOW);
  assert(plugin && __builtin_static_call(f) >= 1);
  int (*plugged)(void) = (int (*)(void))dlsym(plugin, "plugged");
  int (*change)(int (*)(void)) = dlsym(plugin, "change");
  assert(plugged() == 10 + expected && static_call(named)() == expected);
  assert(!static_call_verify(NULL, NULL));
  assert(!change(g) && plugged() == 12 && static_call(named)() == 2);
  return static_call_verify(NULL, NULL) + static_call_load_error();
}
#endif
