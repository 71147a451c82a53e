// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// CHECK: status {{2[3-9]|[3-9][0-9]}}: a fault
#include <assert.h>

int main(void) {
  volatile uint32_t words[2];
  board_trap_unaligned();
  *(volatile uint32_t *)((uintptr_t)words + 2) = 0;
  return 0;
}
