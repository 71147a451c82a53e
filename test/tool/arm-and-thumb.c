// RUN: %link_arm -static -fno-pie %s -o %t && %static_call verify %t && %static_call list %t | FileCheck %s
// RUN: %link_thumb -static -fno-pie %s -o %t && %static_call verify %t && %static_call list %t | FileCheck %s
// RUN: %link_arm -static-pie -fPIE -Wl,-s %s -o %t && %static_call verify %t
// RUN: %link_thumb -static-pie -fPIE -Wl,-s %s -o %t && %static_call verify %t
// Sites of both instruction sets call defaults of both: the linker makes blx of
// calls, and thunks for jumps.

#include "Inputs/functions.h"

#define A32 __attribute__((noinline, target("arm")))
#define THUMB __attribute__((noinline, target("thumb")))
__attribute__((weak)) void hook(int x);
A32 int arm(int x) { return x + 1; }
THUMB int thumb(int x) { return x + 2; }

// CHECK-LABEL: {{^}}hook
// CHECK-DAG: call  arm_calls+0x{{.*}}    __static_call_veneer.hook
// CHECK-DAG: call  thumb_calls+0x{{.*}}  __static_call_veneer.hook
// CHECK-LABEL: {{^}}arm
// CHECK-DAG: call  arm_calls+0x{{.*}}    arm{{$}}
// CHECK-DAG: call  thumb_calls+0x{{.*}}  arm{{$}}
// CHECK-DAG: jump  arm_jumps+0x{{.*}}    arm{{$}}
// CHECK-LABEL: {{^}}thumb
// CHECK-DAG: call  arm_calls+0x{{.*}}    thumb{{$}}
// CHECK-DAG: call  thumb_calls+0x{{.*}}  thumb{{$}}
// CHECK-DAG: jump  arm_jumps_over+0x{{.*}}  __ARM{{.*}}_thumb{{$}}
// CHECK-NOT: ?
A32 int arm_calls(int x) {
  __builtin_static_call(hook, x);
  return __builtin_static_call(arm, x) + __builtin_static_call(thumb, x);
}
THUMB int thumb_calls(int x) {
  __builtin_static_call(hook, x);
  return __builtin_static_call(arm, x) + __builtin_static_call(thumb, x);
}
A32 int arm_jumps(int x) { return __builtin_static_call(arm, x); }
A32 int arm_jumps_over(int x) { return __builtin_static_call(thumb, x); }
THUMB int thumb_jumps(int x) { return __builtin_static_call(arm, x); }
A32 void arm_hooks(int x) { __builtin_static_call(hook, x); }
THUMB void thumb_hooks(int x) { __builtin_static_call(hook, x); }
void _start(void) {}
