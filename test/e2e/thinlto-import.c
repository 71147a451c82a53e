// RUN: split-file %s %t
// RUN: %clang_sc -O2 -flto=thin -I%src/test/Inputs -I%format %t/a.c %t/b.c -Wl,--save-temps -o %t/a && %run %t/a
// RUN: %clang_sc -O2 -flto=thin -I%src/test/Inputs -I%format %t/a.c -c -o %t/a.o
// RUN: %clang_sc -O2 -flto=thin %t/b.c -c -o %t/b.o
// RUN: %clang_sc -O2 -flto=thin -Wl,--thinlto-index-only %t/a.o %t/b.o -o %t/unused
// RUN: %clang_sc -O2 -x ir %t/a.o -fthinlto-index=%t/a.o.thinlto.bc -c -o %t/a.native.o
// RUN: %clang_sc -O2 -x ir %t/b.o -fthinlto-index=%t/b.o.thinlto.bc -c -o %t/b.native.o
// RUN: %clang_sc %t/a.native.o %t/b.native.o -o %t/distributed && %run %t/distributed
// A site of an internal default that ThinLTO imports into another file still
// belongs to its key.

//--- a.c
#include "sites.h"
#include <static_call.h>
int imported(int x);
int set_other(void);
__attribute__((noinline)) static int caller(int x) { return imported(x); }
int main(void) {
  // One site in b.c, one where imported() was inlined.
  unsigned sites = count_sites("deflt");
  assert(sites == 2);
  assert(caller(1) == 20);
  assert(set_other() == 0);
  assert(caller(1) == 90);
  return 0;
}

//--- b.c
#include <static_call.h>
static int deflt(int x) { return x + 1; }
static int other(int x) { return x + 8; }
int imported(int x) { return 10 * __builtin_static_call(deflt, x); }
int set_other(void) { return static_call_set(deflt, other); }
int keep(int x) { return imported(x); }
