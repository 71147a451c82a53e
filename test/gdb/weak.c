// RUN: %clang_sc -O1 -I%S/Inputs %s -o %t && %gdb -x %S/Inputs/stops.gdb %t 2>&1 | FileCheck %s --check-prefixes=CHECK,ABS
// RUN: %clang_gnu_ld -O1 -I%S/Inputs -no-pie -fno-pie %s -o %t && %gdb -x %S/Inputs/stops.gdb %t 2>&1 | FileCheck %s --check-prefixes=CHECK,ABS
// RUN: %clang_sc -O1 -I%S/Inputs -static %s -o %t && %gdb -x %S/Inputs/stops.gdb %t 2>&1 | FileCheck %s
// A weak default that nobody defines, before it was set, set and disabled. One
// that is defined goes through the veneer, too.

#include "stop.h"
#include <stdlib.h>

__attribute__((weak)) void hook(int x);
__attribute__((weak)) int abs(int x);
APART void target(int x) { __asm__ volatile("" : : "r"(x)); }
APART int call(int x) {
  __builtin_static_call(hook, x);
  return 2 * __builtin_static_call(abs, x);
}

int main(void) {
  stop_here();
  int err = static_call_set(hook, target);
  stop_here();
  err |= static_call_set(hook, NULL);
  stop_here();
  return err + call(0);
}

// CHECK:     STOP
// CHECK-DAG: hook nothing disabled 1 1 disabled
// ABS-DAG:   abs abs abs 1 1 veneer
// CHECK:     STOP
// CHECK-DAG: hook nothing target 1 1 target
// ABS-DAG:   abs abs abs 1 1 veneer
// CHECK:     STOP
// CHECK-DAG: hook nothing disabled 1 1 disabled
// ABS-DAG:   abs abs abs 1 1 veneer
// CHECK:     exited normally
