// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.1.so && %object -DN=2 %S/Inputs/plugin.c -o %t.2.so
// RUN: %program %s -rdynamic -o %t && %run %t %t.1.so %t.2.so && %run %t %t.1.so %t.2.so named
// A target in an object that is closed stays, with its object: no call dangles,
// whoever set it. An object that nobody took a target from goes.

#include "hook.h"
#include "objects.h"

DEFINE_HOOK;

int main(int argc, char **argv) {
  void *first = open_object(argv[1], RTLD_NOW);
  void *second = open_object(argv[2], RTLD_NOW);
  hook_fn *target = (hook_fn *)find(first, "target");
  bool is_named = argc > 3;
  expect_run(first, is_named ? "set_named" : "set", 0);
  assert(!dlclose(first) && is_mapped(argv[1]));
  for (int i = 0; i < 2; i++) {
    if (is_named)
      expect_named(3, target);
    else
      expect_hook(target);
    if (second)
      assert(!dlclose(second) && !is_mapped(argv[2]));
    second = NULL;
  }
  assert(count_all().units == 2);
  assert(static_call_reset(hook) == 0 &&
         static_call_update(named_hook, 0) == 0);
  expect_hook(hook);
  expect_named(3, NULL);
  assert(is_mapped(argv[1]));
  return 0;
}
