// RUN: %plain %s -o %t && env BOARD_TIMEOUT=0.5 not %run %t 2>&1 | FileCheck %s
// CHECK: status 124: a hang
int main(void) {
  for (volatile int i = 0;;)
    i = i + 1;
}
