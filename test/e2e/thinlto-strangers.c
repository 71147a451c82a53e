// RUN: split-file %s %t
// RUN: %clang_sc -O2 -flto=thin %t/a.c %t/b.c %t/d.c -o %t/thin && %run %t/thin
// RUN: %clang_sc -O2 -flto=thin %t/d.c %t/b.c %t/a.c -o %t/other && %run %t/other
// RUN: %clang_sc -O2 -flto=thin -DVARIABLE %t/a.c %t/b.c %t/d.c -o %t/variable && %run %t/variable
// RUN: %clang_sc -O2 -flto %t/a.c %t/b.c %t/d.c -o %t/full && %run %t/full
// RUN: %clang_sc -O2 %t/a.c %t/b.c %t/d.c -o %t/plain && %run %t/plain
// A site that ThinLTO imports into a file with an internal symbol of the
// default's name keeps its default.

//--- a.c
int f(int x);
int site(int x);
int site(int x) { return 10 * __builtin_static_call(f, x); }

//--- b.c
#include <static_call.h>
int site(int x);
#ifdef VARIABLE
static volatile int f = 1000;
static int use(int x) { return f + x; }
#else
__attribute__((noinline)) static int f(int x) { return x + 999; }
static int use(int x) { return f(x); }
#endif
int main(void) {
  if (site(1) != 20)
    return 1;
#ifdef VARIABLE
  return use(1) != 1001;
#else
  return use(1) != 1000;
#endif
}

//--- d.c
int f(int x);
int f(int x) { return x + 1; }
