// RUN: %cc -static -fno-pie %s -o %t && %static_call list %t | FileCheck %s && %static_call verify %t
// RUN: %cc -static-pie -fPIE %s -o %t && %static_call list %t | FileCheck %s && %static_call verify %t
// RUN: %cc -shared -fPIC %s -o %t && %static_call list %t | FileCheck %s && %static_call verify %t
// The default of an IFUNC is its resolver's choice, called through an entry of
// the PLT, or through the veneer.

#include "../Inputs/functions.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
int choice;
static int (*choose(void))(void) { return choice ? one : two; }
int chosen(void) __attribute__((ifunc("choose")));

// CHECK-LABEL: {{^}}chosen
// CHECK: sites    1
// CHECK-NEXT: call  call+0x[[#%x,]]  {{ *}}{{chosen|choose@plt|chosen@plt|__static_call_veneer.chosen}}{{$}}
int call(void) { return 1 + __builtin_static_call(chosen); }
void _start(void) {}
