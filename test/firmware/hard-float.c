// REQUIRES: mps2-an500 || mps2-an505
// RUN: %firmware -mfloat-abi=hard %s -o %t && %run %t
// RUN: %in_place -mfloat-abi=hard %s -o %t.o && llvm-readelf -A %t.o | FileCheck %s
// Arguments and results in registers of the floating-point unit.
// CHECK: TagName: ABI_VFP_args
// CHECK-NEXT: Description: AAPCS VFP
#include <assert.h>
#include <static_call.h>

static float half(float x, int y) { return x / 2 + (float)y; }
static float twice(float x, int y) { return x * 2 + (float)y; }

__attribute__((noinline)) static float tail_call(float x) {
  return __builtin_static_call(half, x, 1);
}

static void enable(void) {
  *(volatile uint32_t *)0xe000ed88 = 0xf << 20; /* CPACR */
  __asm__ volatile("dsb; isb" : : : "memory");
}

__attribute__((noinline)) static void check(void) {
  assert(__builtin_static_call(half, 3, 2) == 3.5f && tail_call(5) == 3.5f);
  assert(static_call_set(half, twice) == 0);
  assert(__builtin_static_call(half, 3, 2) == 8.0f && tail_call(5) == 11.0f);
}

int main(void) {
  enable();
  check();
  return 0;
}
