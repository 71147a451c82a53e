// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// A failed check fails the test, and says which.
// CHECK: failed-check.c:[[#@LINE + 5]]: number == 8
// CHECK: status 10: a failed check
#include <assert.h>
static volatile int number = 7;
int main(void) {
  assert(number == 8);
  return 0;
}
