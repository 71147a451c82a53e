// REQUIRES: native
// RUN: %clangxx_sc -O0 -c %s -o %t.o && llvm-objdump -dr --no-addresses %t.o | FileCheck %s
// A named static call may be musttail: it is a jump at -O0 too.

#include <static_call.h>
int f(int x);
DECLARE_STATIC_CALL(named, f);
// CHECK-LABEL: <_Z3usei>:
// CHECK: jmp
// CHECK: R_X86_64_PLT32 __SCT__named-0x4
int use(int x) { [[clang::musttail]] return static_call(named)(x); }
