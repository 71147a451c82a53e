// RUN: %cc %s -o %t && %run %t 1
// RUN: %static_call list %t | FileCheck %s
// RUN: %static_call retarget %t f=f -o %t.same && cmp %t %t.same
// RUN: retargeted %t %t.new f=g 2 g && %run %t.new 2
// RUN: %static_call retarget %t.new f=f -o %t.back && %run %t.back 1
// A call that the linker made one that changes the instruction set is right as
// it is, and becomes an ordinary one for a target of the site's own.
// REQUIRES: arm || thumb

#include <static_call.h>
#include <stdlib.h>

#ifdef __thumb__
#define OTHER __attribute__((target("arm"), noinline))
#else
#define OTHER __attribute__((target("thumb"), noinline))
#endif
OTHER int f(void) { return 1; }
__attribute__((noinline)) int g(void) { return 2; }
// CHECK-LABEL: {{^}}f
// CHECK: call  call+0x{{.*}}  f
// CHECK: call  call+0x{{.*}}  f
__attribute__((noinline)) int call(void) {
  return 10 * __builtin_static_call(f) + __builtin_static_call(f);
}

int main(int argc, char **argv) {
  return call() != 11 * atoi(argv[argc - 1]) || static_call_verify(0, 0) ||
         static_call_load_error();
}
