// UNSUPPORTED: emulated
// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t
// RUN: %gdb -x %S/Inputs/foreign.gdb %t 2>&1 | FileCheck %s
// What stands in a site and was not written there by static calls. One that was
// never written may go anywhere in its unit's text: the linker may have put a
// PLT entry between.

#include "stop.h"

APART int first(int x) { return x + 1; }
APART int second(int x) { return x + 2; }
APART int other(int x) { return x + 3; }
APART int byte(int x) { return 2 * __builtin_static_call(first, x); }
APART int destination(int x) { return 3 * __builtin_static_call(first, x); }
APART int inline_form(int x) { return 4 * __builtin_static_call(first, x); }
APART int untouched(int x) { return 5 * __builtin_static_call(first, x); }
APART int unchanged(int x) { return 6 * __builtin_static_call(other, x); }

int main(void) {
  int err = static_call_set(first, second);
  stop_here();
  return err;
}

// CHECK:     first: default first, target second
// CHECK:     {{/.*}}/foreign.c.tmp, 1 target, 3 foreign:
// CHECK-DAG: foreign bytes 90 {{.*}} <byte+{{[0-9]+}}> at foreign.c:13
// CHECK-DAG: foreign call other+1 <destination+{{[0-9]+}}> at foreign.c:14
// CHECK-DAG: foreign xor <inline_form+{{[0-9]+}}> at foreign.c:15
// CHECK-DAG: target call second <untouched+{{[0-9]+}}> at foreign.c:16
// CHECK:     other: default other, target other
// CHECK:     {{/.*}}/foreign.c.tmp, 1 default:
// CHECK:     default call other+1 <unchanged+{{[0-9]+}}> at foreign.c:17
// CHECK:     first: default first, target second
// CHECK:     {{/.*}}/foreign.c.tmp, 1 stale, 3 foreign:
