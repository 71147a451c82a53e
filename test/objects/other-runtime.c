// RUN: %object -DPLUGIN -Wl,--exclude-libs,ALL -l:libstaticcall.a %s -o %t.so
// RUN: %program %s -o %t && %run %t %t.so
// A name that a unit of another runtime defines cannot be updated: the calls of
// that unit would stay as they are.

#include <static_call.h>
#ifdef PLUGIN
DECLARE_STATIC_CALL(hook, int(int));
static int other(int x) { return x + 2; }
int update(void);
int update(void) { return static_call_update(hook, other); }
#else
#include "objects.h"
#include <dlfcn.h>
#include <errno.h>
static int first(int x) { return x + 1; }
DEFINE_STATIC_CALL(hook, first);
EXPORT_STATIC_CALL(hook);
int main(int argc, char **argv) {
  void *plugin = dlopen(argv[argc - 1], RTLD_NOW);
  int (*update)(void) = plugin ? (int (*)(void))dlsym(plugin, "update") : NULL;
  assert(update && update() == -EXDEV);
  assert(static_call(hook)(1) == 2 && static_call_query(hook) == first);
  return 0;
}
#endif
