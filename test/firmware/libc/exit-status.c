// RUN: %firmware %s -o %t %libc && %run %t > %t.out; test $? = 17
// RUN: FileCheck %s < %t.out
// The status and what was printed reach the outside.
#include <static_call.h>
#include <stdio.h>
#include <stdlib.h>

static void quit(int status) { exit(status); }
static void say_and_quit(int status) {
  printf("leaving: %d, %.2f, %lld\n", status, 2.5, 1ll << 40);
  exit(status);
}

int main(void) {
  if (static_call_set(quit, say_and_quit) == 0)
    __builtin_static_call(quit, 17);
  return 1;
}
// CHECK: leaving: 17, 2.50, 1099511627776
