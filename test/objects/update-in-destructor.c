// RUN: split-file %s %t
// RUN: %object %t/plugin.c -I%S/Inputs -o %t/plugin.so && %program %t/main.c -rdynamic -o %t/main && %run %t/main %t/plugin.so
// A destructor of an object updates, and calls: its sites are in order until
// the last one has run; then the object goes.

//--- plugin.c
#include "hook.h"
extern int results[3];
extern hook_fn other;
int run(void);
int run(void) { return call_hook(1); }
__attribute__((destructor)) static void destroy(void) {
  results[0] = static_call_set(hook, other);
  results[1] = run();
  expect_hook(other);
  results[2] = static_call_update(named_hook, other);
}

//--- main.c
#include "hook.h"
#include "objects.h"
DEFINE_HOOK;
int results[3];
hook_fn other;
int other(int x) { return x + 2; }
static int three(int x) { return x + 3; }
int main(int argc, char **argv) {
  for (int i = 0; i < 3; i++) {
    assert(argc > 1 && static_call_set(hook, three) == 0);
    void *plugin = open_object(argv[1], RTLD_NOW);
    expect_run(plugin, "run", 8);
    assert(!dlclose(plugin) && !is_mapped(argv[1]));
    assert(results[0] == 0 && results[1] == 6 && results[2] == 0);
    results[1] = 0;
    expect_hook(other);
    expect_named(3, other);
  }
  return static_call_load_error();
}
