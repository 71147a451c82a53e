// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t.pie && %gdb -ex "info static-calls" %t.pie | FileCheck %s
// RUN: %clang_sc -g -O1 -I%S/Inputs -no-pie -fno-pie %s -o %t.exec && %gdb -ex "info static-calls" %t.exec | FileCheck %s
// RUN: %clang_sc -O1 -I%S/Inputs -static %s -o %t.static && %gdb -ex "info static-calls" %t.static | FileCheck %s
// RUN: %clang_gnu_ld -g -O1 -I%S/Inputs %s -o %t.gnu && %gdb -ex "info static-calls" %t.gnu | FileCheck %s
// RUN: llvm-strip %t.pie -o %t.stripped && %gdb -ex "info static-calls" %t.stripped | FileCheck %s
// RUN: %gdb -ex starti -ex "info static-calls" %t.pie | FileCheck %s
// RUN: %gdb -ex "info static-calls -sites in" %t.pie | FileCheck %s --check-prefix=SITES
// Before the program starts, the tables of its file.

#include "stop.h"
#include <stdlib.h>

static int internal(int x) { return x + 1; }
__attribute__((weak)) void hook(int x);
APART int run(int x) {
  __builtin_static_call(hook, x);
  x = 2 * __builtin_static_call(internal, x);
  return __builtin_static_call(abs, x);
}
int main(void) { return run(__builtin_static_call(internal, -2)); }

// CHECK: {{/.*}}/not-started.c.tmp.{{[a-z]+}}:
// CHECK-NEXT: Key Default Target Sites Which
// CHECK-DAG:  abs abs abs 1 1 default
// CHECK-DAG:  hook hook hook 1 1 veneer
// CHECK-DAG:  internal internal internal 2 2 default

// SITES:     internal: default internal, target internal
// SITES:     {{/.*}}/not-started.c.tmp.pie, 2 default:
// SITES-DAG: 0x{{[0-9a-f]+}} default {{call|bl}} internal <run+{{[0-9]+}}> at not-started.c:17
// SITES-DAG: 0x{{[0-9a-f]+}} default {{call|bl}} internal <main+{{[0-9]+}}> at not-started.c:20
// SITES-NOT: {{.}}
