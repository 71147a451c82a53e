// RUN: %object -DN=1 -DDEFINES %S/Inputs/plugin.c -o %t.so && %program %s -o %t && %run %t %t.so
// A target in the object that holds the default does not keep it: it is closed,
// and starts anew when it is opened again.

#include "objects.h"

int main(int argc, char **argv) {
  assert(argc == 2);
  for (int i = 0; i < 3; i++) {
    void *object = open_object(argv[1], RTLD_NOW | RTLD_GLOBAL);
    void (*expect)(void *) = (void (*)(void *))find(object, "expect");
    void (*expect_named)(void *) =
        (void (*)(void *))find(object, "expect_named_target");
    expect_run(object, "run", 1);
    assert(*(int *)find(object, "in_constructor") == 1);
    expect_run(object, "set", 0);
    expect_run(object, "set_named", 0);
    expect(find(object, "target"));
    expect_named(find(object, "target"));
    EXPECT_STATES("hook", [STATIC_CALL_SITE_TARGET] = 2);
    assert(!dlclose(object) && !is_mapped(argv[1]));
    assert(count_all().units <= 1);
  }
  return 0;
}
