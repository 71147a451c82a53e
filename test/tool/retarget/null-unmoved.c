// RUN: %cc %s -o %t && %run %t && echo old > %t.new
// RUN: not %static_call retarget %t hook=count -o %t.new 2>&1 | FileCheck %s && grep old %t.new
// RUN: not %static_call retarget %t named=count -o %t.new 2>&1 | FileCheck %s && grep old %t.new
// RUN: retargeted %t %t.new hook=NULL 1 none && %run %t.new
// CHECK: 0x{{.*}}: found a NULL without a dynamic relocation, expected a pointer that the loader moves
// Where the loader moves pointers, what is NULL to it remains NULL.
// REQUIRES: pie-static || (gnu-ld && x86)

#include <linux/static_call.h>

int calls;
__attribute__((weak)) void hook(void);
__attribute__((noinline)) void count(void) { calls++; }
DEFINE_STATIC_CALL_NULL(named, count);

int main(void) {
  __builtin_static_call(hook);
  static_call(named)();
  return calls + static_call_verify(0, 0) + static_call_load_error();
}
