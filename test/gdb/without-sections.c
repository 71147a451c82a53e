// RUN: split-file %s %t
// RUN: %clang_sc -O1 -fPIC -shared -I%S/Inputs %S/Inputs/lib.c -o %t/whole.so
// RUN: llvm-objcopy --strip-sections %t/whole.so %t/lib.so
// RUN: %clang_sc -O1 -I%S/Inputs %t/main.c -o %t/main
// RUN: %gdb -x %S/Inputs/stops.gdb --args %t/main %t/lib.so 2>&1 | FileCheck %s
// A shared object without section headers is found in the runtime's list.

//--- main.c
#include "stop.h"
#include <dlfcn.h>
APART int in_main(int x) { return x + 1; }
int main(int argc, char **argv) {
  void *lib = dlopen(argv[1], RTLD_NOW);
  int (*run)(int) = lib ? (int (*)(int))dlsym(lib, "run") : 0;
  int err = !run || run(0) != 4;
  stop_here();
  return err || __builtin_static_call(in_main, 1) != 2;
}

// CHECK:      {{/.*}}/main:
// CHECK:      in_main in_main in_main 1 1 default
// CHECK-NEXT: unit at 0x{{[0-9a-f]+}}:
// CHECK-NEXT: Key
// CHECK-NEXT: in_lib in_lib 0x{{[0-9a-f]+}} 1 1 target
// CHECK:      exited normally
