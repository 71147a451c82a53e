// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.so && %program %s -rdynamic -o %t && %run %t %t.so
// When an object is closed its sites are gone, from the runtime and from
// memory; updates and calls go on.

#include "hook.h"
#include "objects.h"

DEFINE_HOOK;
static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }

int main(int argc, char **argv) {
  struct totals alone = count_all();
  assert(argc == 2 && alone.units == 1 && alone.keys == 2 && alone.sites == 3);
  for (int i = 0; i < 3; i++) {
    void *plugin = open_object(argv[1], RTLD_NOW);
    struct totals both = count_all();
    assert(both.units == 2 && both.keys == 4 && both.sites == 7);
    assert(static_call_set(hook, two) == 0);
    EXPECT_STATES(
        "hook", [STATIC_CALL_SITE_TARGET] = 2, [STATIC_CALL_SITE_VENEER] = 2);
    assert(is_mapped(argv[1]) && !dlclose(plugin) && !is_mapped(argv[1]));
    assert(is_same(count_all(), alone));
    assert(static_call_set(hook, three) == 0);
    expect_hook(three);
    EXPECT_STATES("hook", [STATIC_CALL_SITE_TARGET] = 2);
  }
  return 0;
}
