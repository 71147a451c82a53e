// REQUIRES: gdb
// RUN: %live -g %s -o %t
// RUN: gdb -batch -nx -ex 'break second' -ex run -ex detach %t > %t.out 2>&1
// RUN: FileCheck %s < %t.out
// An update that needs traps is refused while a debugger would get them.

#define POLICY STATIC_CALL_PROC_MEM
#include "live.h"

APART static void second(void) { __asm__ volatile("" ::: "memory"); }

int main(void) {
  go_live();
  printf("error %d\n", try_set(two));
  fflush(stdout);
  second();
  for (int i = 0; i < 1000 && try_set(two) == -EBUSY; i++)
    usleep(10000);
  printf("error %d\n", try_set(three));
  return 0;
}

// CHECK: error -16
// CHECK: second
// CHECK: error 0
