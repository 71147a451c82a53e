// REQUIRES: gdb, native
// RUN: %live -g %s -o %t.flip
// RUN: %live -g -DPOLICY=STATIC_CALL_HARDENED %s -o %t.swap
// RUN: %live -g -DPOLICY=STATIC_CALL_FAST %s -o %t.alias
// RUN: %live -g -DPOLICY=STATIC_CALL_PROC_MEM %s -o %t.mem
// RUN: for w in flip swap alias mem; do gdb -batch -nx -ex 'break *tail_here' -ex 'break second' -ex run -ex delete -ex continue %t.$w 2>&1 | FileCheck %s --check-prefix=SITE || exit 1; done
// RUN: for w in flip alias mem; do gdb -batch -nx -ex 'break *call_here' -ex 'break second' -ex run -ex bt -ex continue -ex bt -ex continue -ex bt -ex continue %t.$w 2>&1 | FileCheck %s --check-prefix=WORKS || exit 1; done
// RUN: for w in swap; do gdb -batch -nx -ex 'break *call_here' -ex 'break second' -ex run -ex bt -ex continue -ex bt -ex delete -ex continue %t.$w 2>&1 | FileCheck %s --check-prefix=REFUSED || exit 1; done
// A debugger's breakpoint on a site: the update is refused while it is there.
// One elsewhere on the page still works behind it, or page swap is refused.

#include "live.h"

APART static void second(void) { __asm__ volatile("" ::: "memory"); }

static volatile int zero;

static void update(fn *target) {
  int err = static_call_set(one, target);
  printf("error %d, calls give %d\n", err, call_here(zero));
  fflush(stdout);
}

int main(void) {
  update(two);
  second();
  update(three);
  return tail_here(zero) + call_there(0) + tail_there(0) == 36 ? 0 : 1;
}

// SITE: error -84, calls give 10
// SITE: error 0, calls give 30
// SITE: exited normally

// WORKS: #0 {{.*}}call_here
// WORKS: error 0, calls give 20
// WORKS: #0 {{.*}}second
// WORKS: #0 {{.*}}call_here
// WORKS: error 0, calls give 30
// WORKS: exited normally

// REFUSED: #0 {{.*}}call_here
// REFUSED: error -84, calls give 10
// REFUSED: #0 {{.*}}second
// REFUSED: error 0, calls give 30
// REFUSED: exited normally
