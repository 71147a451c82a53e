// RUN: split-file %s %t
// RUN: %clang_sc -O2 %t/a.c %t/b.c -o %t/plain && %run %t/plain
// RUN: %clang_sc -O2 -flto=thin %t/a.c %t/b.c -o %t/thin && %run %t/thin
// RUN: %clang_sc -O2 -fPIC -shared %t/b.c -o %t/libb.so
// RUN: %clang_sc -O2 %t/a.c %t/libb.so -Wl,-rpath,%t -o %t/shared && %run %t/shared
// A weak default that another file or a shared object defines is called at
// once.

//--- a.c
#include <static_call.h>
__attribute__((weak)) int count(int x);
static int other(int x) { return x + 7; }
int main(void) {
  if (__builtin_static_call(count, 4) != 5 || static_call_get(count) != count)
    return 1;
  if (static_call_set(count, other) || __builtin_static_call(count, 4) != 11)
    return 2;
  return static_call_reset(count) || __builtin_static_call(count, 4) != 5;
}

//--- b.c
int count(int x) { return x + 1; }
