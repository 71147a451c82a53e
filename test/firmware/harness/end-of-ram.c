// REQUIRES: ram-end
// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// Reads behind RAM are faults.
// CHECK: last
// CHECK-NOT: behind
// CHECK: status {{23|25|57}}: a fault
#include <assert.h>

extern volatile char stack_top[];

int main(void) {
  (void)stack_top[-1];
  board_puts("last\n");
  (void)stack_top[0];
  board_puts("behind\n");
  return 0;
}
