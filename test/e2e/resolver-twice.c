// RUN: %clang_sc -c %s -o %t.1.o
// RUN: %clang_sc -DMAIN -c %s -o %t.2.o
// RUN: not %clang_sc %t.1.o %t.2.o -o %t 2>&1 | FileCheck %s
// RUN: %clang_sc -flto -c %s -o %t.3.o
// RUN: not %clang_sc -flto %t.3.o %t.2.o -o %t 2>&1 | FileCheck %s
// Two resolvers of one function in two files do not link.

// CHECK: duplicate symbol: __static_call_resolver.f
#include <static_call.h>
int f(int x);
static __typeof__(&f) choose(void) { return 0; }
STATIC_CALL_RESOLVER(f, choose);
#ifdef MAIN
int f(int x) { return x; }
int main(void) { return 0; }
#endif
