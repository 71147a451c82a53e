// RUN: %object -DN=1 -DDEFINES %S/Inputs/plugin.c -o %t.so && %program %s -rdynamic -o %t && %run %t %t.so
// What dlmopen loads into another namespace calls its defaults: updates there
// are -ENOTSUP; those of the program go on.

#include "hook.h"
#include "objects.h"

DEFINE_HOOK;
static int two(int x) { return x + 2; }

int main(int argc, char **argv) {
  assert(argc == 2 && static_call_set(hook, two) == 0);
  void *other = dlmopen(LM_ID_NEWLM, argv[1], RTLD_NOW);
  if (!other)
    fprintf(stderr, "%s\n", dlerror());
  assert(other);
  expect_run(other, "set", -ENOTSUP);
  expect_run(other, "reset", -ENOTSUP);
  expect_run(other, "set_named", -ENOTSUP);
  expect_run(other, "run", 1);
  expect_hook(two);
  assert(static_call_set(hook, hook) == 0 && count_all().units == 1);
  expect_hook(hook);
  assert(!dlclose(other) && static_call_set(hook, two) == 0);
  expect_hook(two);
  return 0;
}
