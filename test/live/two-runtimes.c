// RUN: for p in %policies; do %live -DPOLICY=STATIC_CALL_$p -fPIC -shared %S/Inputs/plugin.c -l:libstaticcall.a -Wl,--exclude-libs,ALL -o %t.so && %live -DPOLICY=STATIC_CALL_$p %s -o %t -ldl && %run %t %t.so || exit 1; done
// An executable and a shared object with a copy of the runtime that it hides: a
// batch of both is refused; opening and closing leaves no mapping and no
// handler behind.

#include "live.h"
#include <dlfcn.h>

static int traps;
static void on_trap(int number) { traps += number == SIGTRAP; }

static void *find(void *plugin, const char *name) {
  void *found = dlsym(plugin, name);
  assert(found);
  return found;
}

static void use(const char *path) {
  void *plugin = dlopen(path, RTLD_NOW);
  assert(plugin);
  int (*call)(int) = (int (*)(int))find(plugin, "plugin_call");
  int (*set)(int) = (int (*)(int))find(plugin, "plugin_set");
  int (*add)(struct static_call_batch *) =
      (int (*)(struct static_call_batch *))find(plugin, "plugin_add");
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  assert(static_call_batch_add(&batch, one, two) == 0 && add(&batch) == 0);
  assert(static_call_batch_commit(&batch) == -EXDEV && call(1) == 22);
  expect_target(one);
  assert(set(1) == 0 && call(1) == 42 && set(0) == 0 && call(1) == 22);
  assert(((int (*)(void))find(plugin, "plugin_allow_traps"))() == 0);
  raise(SIGTRAP);
  assert(!dlclose(plugin));
  raise(SIGTRAP);
}

int main(int argc, char **argv) {
  assert(argc == 2);
  signal(SIGTRAP, on_trap);
  for (int i = 0; i < 3; i++)
    use(argv[1]);
  open_maps();
  unsigned mappings = count_mappings();
  for (int i = 0; i < 20; i++)
    use(argv[1]);
  assert(count_mappings() <= mappings + 1 && traps == 46);
  return 0;
}
