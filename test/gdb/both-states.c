// REQUIRES: arm || thumb
// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t
// RUN: %gdb -ex "info static-calls -sites" %t | FileCheck %s --check-prefix=FILE
// RUN: %gdb -ex run -ex "info static-calls -sites" -ex continue -ex "info static-calls -sites" %t 2>&1 | FileCheck %s
// Sites in A32 and in Thumb: the linker exchanges the state by a blx, an update
// by the veneer. Addresses are shown without the bit that says Thumb.

#include "stop.h"

#define A32 __attribute__((noinline, target("arm")))
#define THUMB __attribute__((noinline, target("thumb")))

THUMB int first(int x) { return x + 1; }
THUMB int second(int x) { return x + 2; }
A32 int a32(int x) { return 2 * __builtin_static_call(first, x); }
THUMB int thumb(int x) { return 2 * __builtin_static_call(first, x); }

int main(void) {
  int err = static_call_set(first, second);
  stop_here();
  err |= static_call_set(first, 0);
  stop_here();
  return err | a32(0) | thumb(0);
}

// FILE:      2 default:
// FILE-DAG:  0x{{[0-9a-f]+[048c]}} default blx first <a32+{{[0-9]+}}> at both-states.c:15
// FILE-DAG:  0x{{[0-9a-f]+[02468ace]}} default bl first <thumb+{{[0-9]+}}> at both-states.c:16

// CHECK:     1 target, 1 veneer:
// CHECK-DAG: veneer bl its veneer <a32+{{[0-9]+}}>
// CHECK-DAG: target bl second <thumb+{{[0-9]+}}>
// CHECK:     2 disabled:
// CHECK-DAG: disabled mov <a32+{{[0-9]+}}>
// CHECK-DAG: disabled mov.w <thumb+{{[0-9]+}}>
