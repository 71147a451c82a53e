// RUN: split-file %s %t
// RUN: %object %t/plugin.c -I%S/Inputs -o %t/plugin.so && %program %t/main.c -rdynamic -o %t/main && %run %t/main %t/plugin.so
// A resolver of an object that is opened later chooses the target of all units,
// before the object's constructors; the object then stays.

//--- plugin.c
#include "hook.h"
static int own(int x) { return x + 30; }
static hook_fn *choose(void) { return own; }
STATIC_CALL_RESOLVER(hook, choose);
int in_constructor;
void *chosen = (void *)own;
__attribute__((constructor)) static void construct(void) {
  in_constructor = call_hook(1);
}

//--- main.c
#include "hook.h"
#include "objects.h"
DEFINE_HOOK;
static int three(int x) { return x + 3; }
int main(int argc, char **argv) {
  assert(argc > 1 && static_call_set(hook, three) == 0);
  expect_hook(three);
  void *plugin = open_object(argv[1], RTLD_NOW);
  hook_fn *chosen = (hook_fn *)*(void **)find(plugin, "chosen");
  assert(*(int *)find(plugin, "in_constructor") == 62);
  expect_hook(chosen);
  assert(!dlclose(plugin) && is_mapped(argv[1]));
  expect_hook(chosen);
  return static_call_load_error();
}
