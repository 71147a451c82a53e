/* A program that uses the hooks of a library that it was linked with, as the
 * objects do that it opens. */
#include "hook.h"
#include "objects.h"

#ifdef INTERPOSES
DEFINE_HOOK;
#endif
static int two(int x) { return x + 2; }

static void expect_all(void **objects, int count, hook_fn *target) {
  expect_hook(target);
  for (int i = 0; i < count; i++)
    ((void (*)(hook_fn *))find(objects[i], "expect"))(target);
}

int main(int argc, char **argv) {
  void *objects[4];
  int count = argc - 1;
  assert(count > 0 && count <= 4);
  for (int i = 0; i < count; i++)
    objects[i] = open_object(argv[1 + i], RTLD_NOW);
  assert(count_all().units == 1u + (unsigned)count);
  assert(static_call_set(hook, two) == 0);
  expect_all(objects, count, two);
  for (int i = 0; i < count; i++) {
    expect_run(objects[i], "set", 0);
    expect_all(objects, count, (hook_fn *)find(objects[i], "target"));
  }
  assert(static_call_set(hook, NULL) == 0);
  expect_all(objects, count, NULL);
  expect_run(objects[0], "reset", 0);
  expect_all(objects, count, hook);
  assert(tail_hook(0) == 1 && static_call_verify(NULL, NULL) == 0);
  return static_call_load_error();
}
