// REQUIRES: i386
// RUN: split-file %s %t
// RUN: %clang_sc -O1 -I%S/Inputs %t/main.c %t/definition.c -o %t/main
// RUN: %gdb -ex run -ex "info static-calls" %t/main 2>&1 | FileCheck %s
// Position-independent i386 code jumps to what another file defines through the
// veneer from the start; the slot of a named key holds its trampoline.

//--- main.c
#include "stop.h"
#include <stdlib.h>
int plus(int x);
DECLARE_STATIC_CALL(named, plus);
APART int jump(int x) { return __builtin_static_call(abs, x); }
APART int jump_named(int x) { return static_call(named)(x); }
int main(void) {
  stop_here();
  return jump(jump_named(0));
}

//--- definition.c
#include "stop.h"
int plus(int x) { return x + 1; }
DEFINE_STATIC_CALL(named, plus);

// CHECK-DAG: abs abs abs 1 1 veneer
// CHECK-DAG: named plus plus 2 1 default, 1 veneer
