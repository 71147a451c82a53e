// RUN: split-file %s %t
// RUN: %clang -O2 -fPIC -shared %t/lib.c -o %t/liblib.so
// RUN: %clang_sc -O2 %t/main.c %t/liblib.so -Wl,-rpath,%t -o %t/pie && %run %t/pie early
// RUN: %clang_sc -O2 -no-pie -fno-pie %t/main.c %t/liblib.so -Wl,-rpath,%t -o %t/exe && %run %t/exe early
// RUN: %clang_sc -O2 -flto %t/main.c %t/liblib.so -Wl,-rpath,%t -o %t/lto && %run %t/lto early
// RUN: %clang_sc -O2 -fPIC %t/main.c %t/liblib.so -Wl,-rpath,%t -o %t/pic && %run %t/pic late
// RUN: %clang_sc -O2 -static %t/main.c %t/lib.c -o %t/static && %run %t/static early
// RUN: %clang_gnu_ld -O2 %t/main.c %t/liblib.so -Wl,-rpath,%t -o %t/gnu && %run %t/gnu early
// RUN: %clang_sc -O2 -fPIC -c %t/pic.c -o %t/pic.o
// RUN: %clang_sc -O2 -c %t/main.c -o %t/main.o
// RUN: %clang_sc %t/pic.o %t/main.o %t/liblib.so -Wl,-rpath,%t -o %t/mixed && %run %t/mixed early
// RUN: %clang_sc %t/main.o %t/pic.o %t/liblib.so -Wl,-rpath,%t -o %t/mixed && %run %t/mixed early
// RUN: llvm-readelf -d %t/pic | FileCheck %s --implicit-check-not=PREINIT_ARRAY
// Resolvers of an executable ran before its shared objects' constructors; if
// all of it is -fPIC before its own.

// CHECK: INIT_ARRAY

//--- lib.c
int in_library_constructor;
int probe(int x) __attribute__((weak));
__attribute__((constructor(101))) static void construct(void) {
  in_library_constructor = probe ? probe(1) : -1;
}

//--- pic.c
#include <static_call.h>
int other_file(int x);
int other_file(int x) { return __builtin_static_call(other_file, x); }
static __typeof__(&other_file) choose(void) { return 0; }
STATIC_CALL_RESOLVER(other_file, choose);

//--- main.c
#include <static_call.h>
#include <string.h>
extern int in_library_constructor;
static int resolutions;
static int f(int x) { return x + 1; }
static int g(int x) { return x + 2; }
static int unchosen(int x) { return x + 5; }
static __typeof__(&f) choose(void) {
  resolutions++;
  return g;
}
static __typeof__(&f) keep(void) { return 0; }
STATIC_CALL_RESOLVER(f, choose);
STATIC_CALL_RESOLVER(unchosen, keep);

int probe(int x);
int probe(int x) { return __builtin_static_call(f, x); }
static int in_constructor;
__attribute__((constructor(101))) static void construct(void) {
  in_constructor = probe(1);
}
int main(int argc, char **argv) {
  int early = argc > 1 && !strcmp(argv[1], "early");
  if (static_call_load_error() || static_call_get(f) != g)
    return 1;
  if (in_library_constructor != (early ? 3 : 2) || in_constructor != 3)
    return 2;
  if (__builtin_static_call(unchosen, 1) != 6)
    return 3;
  return resolutions == 1 && probe(1) == 3 ? 0 : 4;
}
