// RUN: %link -shared -fPIC %s -o %t && %static_call list %t | FileCheck %s
// RUN: %static_call list -j %t | FileCheck %s --check-prefix=JSON
// RUN: %static_call verify %t
// RUN: %link -shared -fPIC -Wl,-s,-z,rel,-z,retpolineplt %s -o %t && %static_call list %t | FileCheck %s && %static_call verify %t
// RUN: %clang_gnu_ld -O2 -nostdlib -shared -fPIC %s -o %t && %static_call list %t | FileCheck %s && %static_call verify %t
// RUN: %clang_gnu_ld -O2 -nostdlib -shared -fPIC -Wl,-s,-z,now %s -o %t && %static_call list %t | FileCheck %s && %static_call verify %t
// The default of a shared object's key may be another object's function: a
// symbol, called through an entry of the PLT, or through the veneer if it may
// be nobody's.

int other(int x);
__attribute__((weak)) void hook(int x);

// CHECK-LABEL: {{^}}other
// CHECK: default  other
// CHECK: call  call+0x{{.*}}  other@plt
// CHECK-LABEL: {{^}}hook
// CHECK: default  hook
// CHECK: sites    1
// JSON: "name": "other"
// JSON: "default": {
// JSON-NEXT: "symbol": "other",
// JSON-NEXT: "address": null,
int call(int x) {
  int y = 1 + __builtin_static_call(other, x);
  __builtin_static_call(hook, x);
  return y;
}
