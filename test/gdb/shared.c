// RUN: split-file %s %t
// RUN: %clang_sc -O1 -fPIC -shared -I%S/Inputs %S/Inputs/lib.c -o %t/lib.so
// RUN: llvm-strip %t/lib.so -o %t/bare.so
// RUN: %clang_sc -O1 -I%S/Inputs %t/main.c -o %t/main
// RUN: %clang -O1 -I%S/Inputs %t/plain.c -o %t/plain
// RUN: %gdb -x %S/Inputs/stops.gdb --args %t/main %t/lib.so 2>&1 | FileCheck %s --check-prefixes=CHECK,LIB,NAMES
// RUN: %gdb -x %S/Inputs/stops.gdb --args %t/main %t/bare.so 2>&1 | FileCheck %s --check-prefixes=CHECK,BARE,ADDRESS
// RUN: %gdb -ex "break abort" -ex run -ex "info static-calls" --args %t/plain %t/lib.so 2>&1 | FileCheck %s --check-prefixes=LIB,NAMES
// A shared object that is opened later; stripped, its keys still have names.
// One in a program that has no static calls.

//--- main.c
#include "stop.h"
#include <dlfcn.h>
APART int in_main(int x) { return x + 1; }
int main(int argc, char **argv) {
  stop_here();
  void *lib = dlopen(argv[1], RTLD_NOW);
  int (*run)(int) = lib ? (int (*)(int))dlsym(lib, "run") : 0;
  int err = !run || run(0) != 4;
  stop_here();
  return err || __builtin_static_call(in_main, 1) != 2;
}

//--- plain.c
#include <dlfcn.h>
#include <stdlib.h>
int main(int argc, char **argv) {
  void *lib = dlopen(argv[1], RTLD_NOW);
  int (*run)(int) = lib ? (int (*)(int))dlsym(lib, "run") : 0;
  if (run && run(0) == 4)
    abort();
  return 1;
}

// CHECK:       STOP
// CHECK-NEXT:  {{/.*}}/main:
// CHECK-NEXT:  Key
// CHECK-NEXT:  in_main in_main in_main 1 1 default
// CHECK:       STOP
// CHECK-NEXT:  {{/.*}}/main:
// CHECK-NEXT:  Key
// CHECK-NEXT:  in_main in_main in_main 1 1 default
// LIB:         {{/.*}}/lib.so:
// BARE-NEXT:   {{/.*}}/bare.so:
// CHECK-NEXT:  Key
// NAMES:       in_lib in_lib other 1 1 target
// ADDRESS:     in_lib in_lib 0x{{[0-9a-f]+}} 1 1 target
