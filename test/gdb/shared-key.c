// RUN: split-file %s %t
// RUN: %clang_sc -O1 -fPIC -shared -I%S/Inputs %t/lib.c -o %t/lib.so
// RUN: %clang_sc -O1 -I%S/Inputs %t/main.c -Wl,-rpath,%t %t/lib.so -o %t/main
// RUN: %gdb -x %S/Inputs/stops.gdb %t/main 2>&1 | FileCheck %s
// RUN: %gdb -ex run -ex "info static-calls -sites shared" %t/main 2>&1 | FileCheck %s --check-prefixes=SITES,%if x86-64 %{FAR%} %else %{NEAR%}
// A key of two units is one key; what is internal to one of them is not shared.

//--- lib.c
#include "stop.h"
static int internal(int x) { return x + 1; }
APART int shared(int x) { return x + 1; }
int run(int x) {
  x = 2 * __builtin_static_call(internal, x);
  x = 2 * __builtin_static_call(shared, x);
  return 2 * __builtin_static_call(shared, x);
}

//--- main.c
#include "stop.h"
int shared(int x), run(int x);
static int internal(int x) { return x + 1; }
static int target(int x) { return x + 2; }
int main(void) {
  int err = static_call_set(shared, target);
  stop_here();
  return err || run(0) != 16 ||
         __builtin_static_call(shared, __builtin_static_call(internal, 0)) != 3;
}

// CHECK-DAG:   {{^/.*/main:}}
// CHECK-DAG:   internal internal internal 1 1 default
// CHECK-DAG:   {{^/.*/lib.so, /.*/main:}}
// CHECK-DAG:   shared shared target 3 {{1 target, 2 veneer|3 target}}
// CHECK-DAG:   {{^/.*/lib.so:}}
// CHECK-DAG:   internal internal internal 1 1 default

// SITES:       shared: default shared, target target
// SITES-DAG:   {{^/.*}}/main, 1 target:
// SITES-DAG:   target {{call|bl}} target
// FAR-DAG:     {{^/.*}}/lib.so, 2 veneer:
// FAR-DAG:     veneer call its veneer <run+{{[0-9]+}}>
// NEAR-DAG:    {{^/.*}}/lib.so, 2 target:
// NEAR-DAG:    target {{call|bl}} target <run+{{[0-9]+}}>
