// RUN: %clang_sc -O2 %s -o %t && %python %S/Inputs/check_sites.py %static_call %t 4
// RUN: %clang_sc -O2 -static %s -o %t && %python %S/Inputs/check_sites.py %static_call %t 4
// RUN: %clang_sc -O2 -no-pie -fno-pie %s -o %t && %python %S/Inputs/check_sites.py %static_call %t 4
// RUN: %clang_sc -O2 -fPIC -shared %s -o %t && %python %S/Inputs/check_sites.py %static_call %t 4
// RUN: %clang_gnu_ld -O2 %s -o %t && %python %S/Inputs/check_sites.py %static_call %t 4
// Each site is where llvm-objdump shows the call, in the function that it was
// inlined into.

#include <stdio.h>
#include <stdlib.h>

static inline void say(const char *text) {
  if (__builtin_static_call(puts, text) < 0)
    __builtin_static_call(exit, 1);
}
__attribute__((noinline)) int twice(int x) {
  say("one");
  say("two");
  return x;
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(abs, x + 1);
}
int main(int argc, char **argv) { return tail(twice(argc)); }
