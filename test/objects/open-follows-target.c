// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.so && %program %s -rdynamic -o %t && %run %t %t.so && %run %t %t.so live
// A unit that is opened starts with the targets that are in force, before its
// constructors: of a function and of a name, far away, disabled, and reset.

#include "hook.h"
#include "objects.h"

#include <pthread.h>

DEFINE_HOOK;
static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }
static void *return_argument(void *argument) { return argument; }

static void open_with(const char *path, hook_fn *target, hook_fn *named) {
  assert(static_call_set(hook, target) == 0);
  assert(static_call_update(named_hook, named) == 0);
  void *plugin = open_object(path, RTLD_NOW | RTLD_LOCAL);
  assert(*(int *)find(plugin, "in_constructor") == (target ? target(0) : 0));
  assert(*(int *)find(plugin, "named_in_constructor") ==
         (named ? named(0) : 0));
  ((void (*)(hook_fn *))find(plugin, "expect"))(target);
  ((void (*)(hook_fn *))find(plugin, "expect_named_target"))(named);
  expect_hook(target);
  expect_named(3, named);
  assert(!dlclose(plugin) && static_call_load_error() == 0);
}

int main(int argc, char **argv) {
  pthread_t thread;
  if (argc > 2)
    assert(!pthread_create(&thread, NULL, return_argument, NULL) &&
           !pthread_join(thread, NULL));
  expect_named_first(3);
  open_with(argv[1], two, two);
  open_with(argv[1], NULL, three);
  open_with(argv[1], three, NULL);
  open_with(argv[1], hook, hook);
  return 0;
}
