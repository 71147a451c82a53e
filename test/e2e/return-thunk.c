// RUN: %clang_sc -O2 -mfunction-return=thunk-extern -c %s -o %t.o
// RUN: llvm-objdump -d --no-show-raw-insn %t.o | FileCheck %s --implicit-check-not=retq
// Where functions return through a thunk, so does the veneer of a weak default.

// CHECK: <__static_call_veneer.f>:
__attribute__((weak)) int f(int x);
int call(int x) { return 10 * __builtin_static_call(f, x); }
