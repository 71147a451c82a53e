// REQUIRES: cortex-m
// UNSUPPORTED: microbit
// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// A fault where no handler may run.
// CHECK: status 134: a lockup
int main(void) {
  __asm__ volatile("cpsid f; udf #0");
  return 0;
}
