// REQUIRES: rom
// RUN: %plain %s -o %t && %run %t
// Stores to flash change nothing.
#include <assert.h>

static const volatile int number = 7;

int main(void) {
  *(volatile int *)&number = 8;
  assert(number == 7);
  return 0;
}
