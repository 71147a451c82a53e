// UNSUPPORTED: quick
// REQUIRES: core-files
// RUN: %clang_sc -O1 -I%S/Inputs %s -o %t
// RUN: rm -rf %t.dir && mkdir %t.dir && cd %t.dir && not sh -c "ulimit -c unlimited; %t"
// RUN: %gdb -ex "info static-calls" %t %t.dir/core* 2>&1 | FileCheck %s
// The kernel writes no memfd to a core file, and gdb would read the old text
// from the program's file.

#include "stop.h"
#include <stdlib.h>

const int static_call_policy = STATIC_CALL_HARDENED;

APART int first(int x) { return x + 1; }
APART int second(int x) { return x + 2; }
APART int third(int x) { return x + 3; }

int main(void) {
  if (static_call_set(first, second) || __builtin_static_call(first, 1) != 3)
    return 1;
  if (__builtin_static_call(third, 1) == 4)
    abort();
  return 1;
}

// CHECK-DAG: first first second 1 1 unknown
// CHECK-DAG: third third third 1 1 default
