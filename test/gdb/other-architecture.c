// REQUIRES: emulated
// RUN: clang --target=riscv64-linux-gnu -c %s -o %t.o
// RUN: not %gdb -ex "info static-calls" %t.o 2>&1 | FileCheck %s
// That of the program may be one that has no static calls.

int main(void) { return 0; }

// CHECK: {{^}}No static calls of architecture "riscv:{{.*}}".
