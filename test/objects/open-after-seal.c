// RUN: for p in %live_policies; do %object -DN=1 %S/Inputs/plugin.c -o %t.so && %program -DPOLICY=STATIC_CALL_$p %s -rdynamic -o %t && %run %t %t.so || exit 1; done
// After static_call_seal objects that are opened get the targets all the same;
// nothing changes any more, and no unit goes.

#include "hook.h"
#include "objects.h"

const int static_call_policy = POLICY;
DEFINE_HOOK;
static int two(int x) { return x + 2; }

int main(int argc, char **argv) {
  assert(argc == 2);
  assert(static_call_set(hook, two) == 0);
  assert(static_call_update(named_hook, two) == 0);
  assert(static_call_seal() == 0 && static_call_seal() == 0);
  for (int i = 0; i < 2; i++) {
    void *plugin = open_object(argv[1], RTLD_NOW);
    assert(*(int *)find(plugin, "in_constructor") == 2);
    assert(*(int *)find(plugin, "named_in_constructor") == 2);
    ((void (*)(hook_fn *))find(plugin, "expect"))(two);
    ((void (*)(hook_fn *))find(plugin, "expect_named_target"))(two);
    expect_run(plugin, "set", -EPERM);
    expect_run(plugin, "reset", -EPERM);
    expect_hook(two);
    EXPECT_STATES(
        "hook", [STATIC_CALL_SITE_TARGET] = 2, [STATIC_CALL_SITE_VENEER] = 2);
    assert(!dlclose(plugin) && is_mapped(argv[1]));
    assert(count_all().units == 2 && static_call_load_error() == 0);
  }
  return 0;
}
