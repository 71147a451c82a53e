// RUN: %object -DN=1 -DUPDATES %S/Inputs/plugin.c -o %t.so
// RUN: %program %s -o %t %t.so && %run %t needed && %program -fPIC %s -o %t.pic %t.so && %run %t.pic needed
// RUN: %program %s -o %t.opens -rdynamic && %run %t.opens %t.so
// A constructor of a shared object updates: before the executable's unit is
// started (-fPIC), behind it, and in dlopen.

#include "hook.h"
#include "objects.h"

DEFINE_HOOK;

int main(int argc, char **argv) {
  assert(argc == 2);
  void *plugin =
      strcmp(argv[1], "needed") ? open_object(argv[1], RTLD_NOW) : RTLD_DEFAULT;
  hook_fn *target = (hook_fn *)find(plugin, "target");
  assert(*(int *)find(plugin, "update_error") == 0);
  assert(*(int *)find(plugin, "in_constructor") == 10);
  ((void (*)(hook_fn *))find(plugin, "expect"))(target);
  expect_hook(target);
  expect_run(plugin, "reset", 0);
  expect_hook(hook);
  ((void (*)(hook_fn *))find(plugin, "expect"))(hook);
  return static_call_load_error();
}
