// RUN: split-file %s %t
// RUN: %object %t/plugin.c -I%S/Inputs -o %t/plugin.so && %program %t/main.c -rdynamic -o %t/main && %run %t/main %t/plugin.so
// A destructor sets a target in its own object, which goes all the same: the
// calls go to the default then, and a target set in time keeps the object.

//--- plugin.c
#include "hook.h"
int early(void);
static int own(int x) { return x + 30; }
int early(void) { return static_call_set(hook, own); }
__attribute__((destructor)) static void destroy(void) { (void)early(); }

//--- main.c
#include "hook.h"
#include "objects.h"
DEFINE_HOOK;
static int three(int x) { return x + 3; }
int main(int argc, char **argv) {
  for (int i = 0; i < 3; i++) {
    assert(argc > 1 && static_call_set(hook, three) == 0);
    assert(!dlclose(open_object(argv[1], RTLD_NOW)) && !is_mapped(argv[1]));
    assert(tail_hook(1) == 2 || tail_hook(1) == 4);
    expect_hook(static_call_get(hook));
  }
  void *plugin = open_object(argv[1], RTLD_NOW);
  expect_run(plugin, "early", 0);
  assert(!dlclose(plugin) && is_mapped(argv[1]) && tail_hook(1) == 31);
  return static_call_load_error();
}
