// UNSUPPORTED: emulated, quick
// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t && %gdb -ex run -ex "gcore %t.core" %t
// RUN: %gdb -ex "info static-calls -sites" %t %t.core 2>&1 | FileCheck %s
// RUN: %clang_sc -g -O1 -I%S/Inputs -DPOLICY=STATIC_CALL_HARDENED %s -o %t && %gdb -ex run -ex "gcore %t.core" %t
// RUN: %gdb -ex "info static-calls -sites" %t %t.core 2>&1 | FileCheck %s
// Two core files that gdb wrote.

#include "stop.h"

#ifdef POLICY
const int static_call_policy = POLICY;
#endif

APART int first(int x) { return x + 1; }
APART int second(int x) { return x + 2; }

int main(void) {
  int err = static_call_set(first, second);
  int result = __builtin_static_call(first, 1);
  stop_here();
  return err || result != 3;
}

// CHECK:      first: default first, target second
// CHECK-NEXT: {{/.*}}/core.c.tmp, 1 target:
// CHECK-NEXT: 0x{{[0-9a-f]+}} target call second <main+{{[0-9]+}}> at core.c:[[# @LINE - 7]]
