// REQUIRES: native
// RUN: %clang_sc -O2 -mfunction-return=thunk-extern -c %s -o %t.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.o | FileCheck %s --implicit-check-not=retq
// Where functions return through a thunk, so does all that the pass adds.

// CHECK-DAG: <__static_call_veneer.f>:
// CHECK-DAG: <__static_call_start_unit_v3>:
#include <static_call.h>
__attribute__((weak)) int f(int x);
int g(int x);
static __typeof__(&g) choose(void) { return 0; }
STATIC_CALL_RESOLVER(g, choose);
int call(int x) { return 10 * __builtin_static_call(f, x); }
