// RUN: for flags in -static %static_pie "-static -flto"; do %program $flags %s -o %t && %run %t || exit 1; done
// RUN: for flags in -static %static_pie; do %clang_gnu_ld -w -I%S/Inputs -I%src/test/Inputs -I%format $flags %s -o %t && %run %t || exit 1; done
// A program that is linked statically is one unit.

#include "hook.h"
#include "objects.h"

DEFINE_HOOK;
static int two(int x) { return x + 2; }

int main(int argc, char **argv) {
  (void)argc;
  struct totals t = count_all();
  assert(t.units == 1 && t.keys == 2 && t.sites == 5);
  expect_named_first(3);
  for (int i = 0; i < 2; i++) {
    assert(static_call_set(hook, two) == 0);
    assert(static_call_update(named_hook, two) == 0);
    expect_hook(two);
    expect_named(3, two);
    EXPECT_STATES("named_hook", [STATIC_CALL_SITE_TARGET] = 3);
    assert(static_call_set(hook, NULL) == 0);
    assert(static_call_update(named_hook, NULL) == 0);
    expect_hook(NULL);
    expect_named(3, NULL);
  }
  assert(static_call_reset(hook) == 0);
  expect_hook(hook);
  assert(argv[0] && static_call_verify(NULL, NULL) == 0);
  return static_call_load_error();
}
