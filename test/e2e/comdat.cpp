// RUN: split-file %s %t
// RUN: %clangxx_sc -O2 -I%src/test/Inputs -I%format -I%t %t/a.cpp %t/b.cpp -o %t/a && %run %t/a
// RUN: %clangxx_sc -O2 -flto=thin -I%src/test/Inputs -I%format -I%t %t/a.cpp %t/b.cpp -o %t/thin && %run %t/thin
// RUN: %clangxx_sc -O0 -flto -I%src/test/Inputs -I%format -I%t %t/a.cpp %t/b.cpp -o %t/full && %run %t/full
// RUN: %clangxx_sc -c -O2 -I%src/test/Inputs -I%format -I%t %t/a.cpp -o %t/a.o
// RUN: %clangxx_sc -c -O2 -I%t %t/b.cpp -o %t/b.o
// RUN: ld.lld -r %t/a.o %t/b.o -o %t/r.o && %clangxx_sc %t/r.o -o %t/r && %run %t/r
// RUN: %ld_bfd -r %t/a.o %t/b.o -o %t/r.o && %clangxx_sc %t/r.o -o %t/r && %run %t/r
// An inline function's sites, in two files, are in the program and in its table
// once.

//--- f.h
int f(int x);
__attribute__((noinline)) inline int site(int x) {
  return 10 * __builtin_static_call(f, x);
}
int elsewhere(int x);

//--- a.cpp
#include "f.h"
#include "sites.h"
#include <static_call.h>
static int other(int x) { return x + 5; }
int main() {
  assert(site(1) == 20 && elsewhere(1) == 20);
  assert(static_call_set(f, other) == 0);
  expect_sites("_Z1fi", 1, (void *)other);
  assert(site(1) == 60 && elsewhere(1) == 60);
}

//--- b.cpp
#include "f.h"
int f(int x) { return x + 1; }
int elsewhere(int x) { return site(x); }
