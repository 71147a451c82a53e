// RUN: %cc -static -fno-pie -Wl,-T,%S/../../Inputs/far.ld %s -o %t && %static_call verify %t
// RUN: %cc -static-pie -fPIE -Wl,-T,%S/../../Inputs/far.ld %s -o %t.pie && %static_call verify %t.pie
// RUN: %cc -static-pie -fPIE -Wl,-s,-T,%S/../../Inputs/far.ld %s -o %t.stripped && %static_call verify %t.stripped
// RUN: %static_call list %t | FileCheck %s
// UNSUPPORTED: i386
// A default out of reach is called through a veneer of GNU ld's.

#include "../../Inputs/functions.h"

// CHECK: call  call+0x{{.*}}  __{{.*}}{{Thunk_f|f_veneer}}
// CHECK: jump  tail+0x{{.*}}  __{{.*}}{{Thunk_f|f_veneer}}
__attribute__((section(".far"))) int f(int x) { return x + 1; }
int call(int x) { return 1 + __builtin_static_call(f, x); }
int tail(int x) { return __builtin_static_call(f, x + 1); }
void _start(void) {}
