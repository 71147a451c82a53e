// RUN: %cc -no-pie -fno-pie %s -o %t && %python %S/../Inputs/check_sites.py %static_call %t 4
// RUN: %cc -static-pie -fPIE %s -o %t && %python %S/../Inputs/check_sites.py %static_call %t 4
// RUN: %cc -shared -fPIC %s -o %t && %python %S/../Inputs/check_sites.py %static_call %t 4
// Each site is where llvm-objdump shows the call.

#include "../Inputs/functions.h"

int f(int x);
static inline int twice(int x) {
  return __builtin_static_call(f, x) + __builtin_static_call(f, x + 1);
}
__attribute__((noinline)) int once(int x) { return twice(x); }
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(f, x);
}
__attribute__((noinline)) int f(int x) { return x + 1; }
int call(int x) { return 1 + once(x) + __builtin_static_call(tail, x); }
void _start(void) {}
