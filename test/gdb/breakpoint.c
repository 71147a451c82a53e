// UNSUPPORTED: emulated, quick
// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t
// RUN: %gdb -x %S/Inputs/breakpoint.gdb %t 2>&1 | FileCheck %s
// gdb's own breakpoint on a site is not seen.

#include "stop.h"

APART int first(int x) { return x + 1; }
APART int call(int x) { return 2 * __builtin_static_call(first, x); }

int main(void) {
  stop_here();
  return call(-1);
}

// CHECK:      Breakpoint 1, {{.*}}call
// CHECK:      {{/.*}}/breakpoint.c.tmp, 1 default:
// CHECK-NEXT: 0x{{[0-9a-f]+}} default call first <call+{{[0-9]+}}>
