// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// CHECK: status {{2[3-9]|[3-9][0-9]}}: a fault
int main(void) { __builtin_trap(); }
