// RUN: split-file %s %t
// RUN: for n in 1 2; do %object -DN=$n -DDEFINES %S/Inputs/plugin.c -o %t/$n.so && %object -DN=$n -DDEFINES %S/Inputs/plugin.c -Wl,-Bsymbolic -o %t/s$n.so || exit 1; done
// RUN: %program %t/main.c -o %t/main && %run %t/main %t/1.so %t/2.so && %run %t/main %t/s1.so %t/s2.so global
// Functions of one name that two plugins have apart are two static calls:
// opened with RTLD_LOCAL, or bound with -Bsymbolic. To find one by its name is
// -EEXIST.

//--- main.c
#include "objects.h"

int main(int argc, char **argv) {
  struct static_call_key *key;
  void *plugins[2], *targets[2];
  assert(argc >= 3);
  for (int i = 0; i < 2; i++) {
    plugins[i] = open_object(argv[1 + i],
                             RTLD_NOW | (argc > 3 ? RTLD_GLOBAL : RTLD_LOCAL));
    targets[i] = find(plugins[i], "target");
  }
  assert(static_call_find("hook", &key) == -EEXIST);
  assert(static_call_find("named_hook", &key) == -EEXIST);
  for (int i = 0; i < 2; i++) {
    expect_run(plugins[i], "set", 0);
    expect_run(plugins[i], "set_named", 0);
    expect_run(plugins[i], "run", 10 * (i + 1));
    expect_run(plugins[!i], "run", i ? 10 : 1);
    void (*expect)(void *) = (void (*)(void *))find(plugins[i], "expect");
    void (*expect_named)(void *) =
        (void (*)(void *))find(plugins[i], "expect_named_target");
    expect(targets[i]);
    expect_named(targets[i]);
  }
  assert(!dlclose(plugins[0]));
  assert(static_call_find("hook", &key) == 0);
  expect_run(plugins[1], "run", 20);
  expect_run(plugins[1], "reset", 0);
  expect_run(plugins[1], "run", 1);
  return 0;
}
