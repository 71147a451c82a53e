// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// What main returns is how the program ends.
// CHECK: status 3: no end of the board's
int main(void) { return 3; }
