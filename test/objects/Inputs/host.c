/* Opens objects made of plugin.c, in order, and tries who shares a hook with
 * whom. Has no static calls itself. Arguments: together or apart; each object's
 * path, with a + in front for RTLD_GLOBAL. */
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX = 8 };
static void *objects[MAX];
static int count;

static void *find(int i, const char *name) {
  void *found = dlsym(objects[i], name);
  if (!found)
    exit(fprintf(stderr, "no %s\n", name));
  return found;
}

static int run(int i, const char *name) {
  return ((int (*)(void))find(i, name))();
}

static void expect(int i, void *target, const char *how) {
  ((void (*)(void *))find(i, how))(target);
}

/* Object i has set the hook: who has it in common has its target, too. */
static void expect_set(int i, bool together) {
  for (int j = 0; j < count; j++) {
    if (!together && j != i)
      continue;
    expect(j, find(i, "target"), "expect");
    expect(j, find(i, "target"), "expect_named_target");
  }
}

int main(int argc, char **argv) {
  bool together = argc > 1 && !strcmp(argv[1], "together");
  for (int i = 2; i < argc; i++) {
    bool global = *argv[i] == '+';
    objects[count++] = dlopen(argv[i] + global,
                              RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL));
    if (!objects[count - 1])
      exit(fprintf(stderr, "%s\n", dlerror()));
  }
  for (int i = 0; i < count; i++) {
    if (run(i, "set") || run(i, "set_named"))
      exit(fprintf(stderr, "object %d cannot set\n", i));
    expect_set(i, together);
  }
  for (int i = 0; i < count && !together; i++)
    expect_set(i, false);
  for (int i = 0; i < count; i++)
    if (run(i, "reset") || run(i, "run") != 1)
      exit(fprintf(stderr, "object %d cannot reset\n", i));
  return 0;
}
