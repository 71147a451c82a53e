// RUN: split-file %s %t
// RUN: %clang_sc -O2 -flto=thin %t/a.c %t/b.c -o %t/thin && %run %t/thin
// RUN: %clang_sc -O2 -flto %t/a.c %t/b.c -o %t/full && %run %t/full
// RUN: %clang_sc -O2 -flto=thin -Wl,--gc-sections -ffunction-sections %t/a.c %t/b.c -o %t/gc && %run %t/gc
// A default that only its own file names is not internalised: an imported site
// needs its name.

//--- a.c
int imported(int x);
int set_other(void);
int main(void) {
  if (imported(1) != 20 || set_other())
    return 1;
  return imported(1) != 90;
}

//--- b.c
#include <static_call.h>
int only_here(int x) { return x + 1; }
static int other(int x) { return x + 8; }
int imported(int x) { return 10 * __builtin_static_call(only_here, x); }
int set_other(void) { return static_call_set(only_here, other); }
