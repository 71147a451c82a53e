// RUN: split-file %s %t
// RUN: %clang_sc -O1 -I%S/Inputs %t/main.c %t/definitions.c -o %t/one
// RUN: %gdb -ex "info static-calls" %t/one | FileCheck %s --check-prefix=FILE
// RUN: %clang_sc -O1 -I%S/Inputs %landing_pads %t/main.c %t/definitions.c -o %t/pads
// RUN: %gdb -ex "info static-calls" %t/pads | FileCheck %s --check-prefix=FILE
// RUN: %gdb -x %S/Inputs/stops.gdb %t/one 2>&1 | FileCheck %s
// RUN: %clang_sc -O1 -I%S/Inputs -no-pie -fno-pie %t/main.c %t/definitions.c -o %t/fixed
// RUN: %gdb -x %S/Inputs/stops.gdb %t/fixed 2>&1 | FileCheck %s
// Named keys are shown by their names, with what they are defined with. Their
// trampolines are sites.

//--- main.c
#include "stop.h"
APART int sum(int x), minus(int x);
DECLARE_STATIC_CALL(total, sum);
DECLARE_STATIC_CALL(off, sum);
static int local(int x) { return x + 1; }
DEFINE_STATIC_CALL_RET0(zero, local);
APART int run(int x) {
  x += static_call(total)(x);
  x += static_call(off)(x);
  return 2 * static_call(zero)(x);
}
int main(void) {
  run(0);
  stop_here();
  int err = static_call_update(off, minus) | static_call_update(zero, local);
  err |= static_call_update(total, (void *)__static_call_return0);
  run(err);
  stop_here();
  return err;
}

//--- definitions.c
#include "stop.h"
int sum(int x) { return x; }
int minus(int x) { return x - 1; }
DEFINE_STATIC_CALL(total, sum);
DEFINE_STATIC_CALL_NULL(off, sum);
EXPORT_STATIC_CALL(total);
EXPORT_STATIC_CALL(off);

// FILE-DAG:  total sum sum 2 2 default
// FILE-DAG:  off nothing disabled 2 2 disabled
// FILE-DAG:  zero nothing disabled 2 2 disabled

// CHECK:     STOP
// TWO-DAG:   {{/.*/lib.so, /.*/two:}}
// CHECK-DAG: total sum sum 2 2 default
// CHECK-DAG: off nothing disabled 2 2 disabled
// CHECK-DAG: zero returns 0 returns 0 2 2 disabled
// CHECK:     STOP
// CHECK-DAG: total sum returns 0 2 2 disabled
// CHECK-DAG: off nothing minus 2 {{2 target|1 target, 1 veneer}}
// CHECK-DAG: zero returns 0 local 2 2 target
// CHECK:     exited normally
