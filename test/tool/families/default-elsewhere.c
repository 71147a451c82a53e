// RUN: %cc -shared -fPIC %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,%row && %static_call verify %t
// RUN: %cc -shared -fPIC -Wl,-s,-z,now %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,%row-STRIPPED && %static_call verify %t
// RUN: %cc -shared -fPIC -DHERE %s -o %t.so && %cc -no-pie -fno-pie %s %t.so -o %t && %static_call verify %t
// The default may be another object's function: called through an entry of the
// PLT, or through the veneer if that needs help or may be nobody's.

#ifdef HERE
int other(int x) { return x; }
#else
#include "../Inputs/functions.h"

int other(int x);
__attribute__((weak)) void hook(int x);

// CHECK-LABEL: {{^}}other
// CHECK: default  other
// i386:    call  call+0x{{.*}}  other@plt
// i386:    jump  tail+0x{{.*}}  __static_call_veneer.other
// aarch64: call  call+0x{{.*}}  other@plt
// aarch64: jump  tail+0x{{.*}}  other@plt
// arm:     call  call+0x{{.*}}  other@plt
// arm:     jump  tail+0x{{.*}}  other@plt
// thumb:   call  call+0x{{.*}}  other@plt
// thumb:   jump  tail+0x{{.*}}  {{__Thumb.*_other|other@plt}}
// i386-STRIPPED:    call  call+0x{{.*}}  other@plt
// aarch64-STRIPPED: jump  tail+0x{{.*}}  other@plt
// arm-STRIPPED:     jump  tail+0x{{.*}}  other@plt
// thumb-STRIPPED:   jump  tail+0x{{.*}}  other@plt
// CHECK-LABEL: {{^}}hook
// CHECK: default  hook
// CHECK: sites    1
int call(int x) {
  int y = 1 + __builtin_static_call(other, x);
  __builtin_static_call(hook, x);
  return y;
}
int tail(int x) { return __builtin_static_call(other, x); }
void _start(void) {}
#endif
