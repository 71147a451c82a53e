// RUN: %clang_sc -O2 %s -o %t && %static_call list %t | FileCheck %s
// RUN: %clang_sc -O2 -static %s -o %t && %static_call list %t | FileCheck %s
// RUN: %static_call list -j %t | FileCheck %s --check-prefix=JSON
// RUN: %static_call verify %t
// The default of an IFUNC is its resolver's choice, called through an entry of
// the PLT.

static int one(void) { return 1; }
static int two(void) { return 2; }
int choice;
static int (*choose(void))(void) { return choice ? one : two; }
int chosen(void) __attribute__((ifunc("choose")));

// CHECK-LABEL: {{^}}chosen
// CHECK: sites    1
// CHECK-NEXT: call  main+0x[[#%x,]]  {{ *}}{{chosen|choose@plt|chosen@plt}}
// JSON: "name": "chosen"
// JSON: "ifunc":
int main(void) { return 1 + __builtin_static_call(chosen); }
