// RUN: sed 's/\*(.ramtext/*(.text.static_call_veneers.* .ramtext/' %S/Inputs/firmware.ld > %t.ld
// RUN: %bare_v6m -DNEAR -Wl,-T,%t.ld %s -o %t && %static_call verify %t | FileCheck %s
// RUN: %bare_v6m -DNEAR -Wl,-T,%t.ld -mexecute-only %s -o %t && %static_call verify %t | FileCheck %s
// RUN: violation %t "s('__Thumbv6MABSXOLongThunk_far') + 14" "b('03')" | FileCheck %s --check-prefix=OTHER
// RUN: %bare_v7m -DNEAR -Wl,-T,%t.ld %s -o %t && %static_call verify %t | FileCheck %s
// RUN: violation %t "s('__Thumbv7ABSLongThunk_far')" "b('41')" | FileCheck %s --check-prefix=OTHER
// RUN: %firmware_v7m -mllvm -static-call=out-of-line %s -o %t && %static_call verify %t | FileCheck %s
// RUN: violation %t "s('__Thumbv7ABSLongThunk___static_call_veneer.far') + 2" "b('0d')" | FileCheck %s  --check-prefix=VENEER
// RUN: %firmware_v6m -mllvm -static-call=out-of-line %s -o %t && %static_call verify %t | FileCheck %s
// RUN: violation %t "s('__Thumbv6MABSLongThunk___static_call_veneer.far') + 8" "ptr(s('far') | 1)" | FileCheck %s --check-prefix=VENEER
// RUN: violation %t "s('__Thumbv6MABSLongThunk___static_call_veneer.far') + 6" "b('01 bc')" | FileCheck %s --check-prefix=VENEER
// RUN: %firmware_aarch64 -mllvm -static-call=out-of-line %s -o %t && %static_call verify %t | FileCheck %s
// From code in RAM to code in flash a site goes through a linker's thunk, which
// is understood on every processor.

// CHECK: tmp: 2 keys, {{[23]}} sites, no violations{{$}}
// OTHER: key far: found a call to __Thumbv{{.*}}, expected far or the key's veneer [destination]
// VENEER: key far: found a call to __Thumbv{{.*}}, expected the key's veneer [destination]
__attribute__((section(".ramtext"))) int near(int x) { return x + 1; }
int far(int x) { return x + 2; }
int data = 1;
__attribute__((section(".ramtext"), noinline)) int call(int x) {
  return 1 + __builtin_static_call(far, x) + __builtin_static_call(near, x);
}
__attribute__((noinline)) int main(void) {
#ifndef NEAR
  data = __builtin_static_call(near, data);
#endif
  return 1 + call(data);
}
void reset(void) { main(); }
