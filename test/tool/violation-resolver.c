// RUN: %clang_sc -O2 -no-pie -fno-pie %s -o %t
// RUN: violation %t "section('.static_call_resolvers')" "to(s('other'))" | FileCheck %s --check-prefix=KEY
// RUN: violation %t "section('.static_call_resolvers') + 4" "to(s('data'))" | FileCheck %s --check-prefix=FUNCTION
// A resolver's record leads to a key and to a function.

// KEY: found an offset to 0x[[#%x,]], expected a key [resolver]
// FUNCTION: found an offset to 0x[[#%x,]], expected a function [resolver]

#include <static_call.h>
int data = 1;
int f(int x), other(int x);
int f(int x) { return x + data; }
int other(int x) { return x - data; }
static int (*choose(void))(int) { return data ? other : f; }
STATIC_CALL_RESOLVER(f, choose);
int main(void) { return 1 + __builtin_static_call(f, 1); }
