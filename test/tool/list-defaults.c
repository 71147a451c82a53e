// RUN: %link -no-pie -fno-pie %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,HERE
// RUN: %link -static-pie -fPIE %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,HERE
// RUN: %link -static-pie -fPIE -Wl,-z,pack-relative-relocs %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,HERE
// RUN: %link -shared -fPIC %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,PLT
// RUN: %link -shared -fPIC -Wl,-Bsymbolic %s -o %t && %static_call list %t | FileCheck %s --check-prefixes=CHECK,HERE
// A default is found in a value, in a relocation, and behind a symbol that
// another unit may define.

int f(int x) { return x + 1; }
// CHECK-LABEL: {{^}}f
// CHECK: default  0x[[#%x,]] f{{$}}
// HERE: call  call_f+0x[[#%x,]]  {{ *}}f{{$}}
// PLT: call  call_f+0x[[#%x,]]  {{ *}}f@plt
int call_f(int x) { return 2 * __builtin_static_call(f, x); }

void _start(void) {}
__asm__(".globl __static_call_start, __static_call_stop\n"
        "__static_call_start: __static_call_stop: ret\n");
