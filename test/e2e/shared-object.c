// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared -I%src/test/Inputs -I%format %t/lib.c -o %t/lib.so
// RUN: %check_table %t/lib.so
// RUN: %clang -O2 %t/main.c -o %t/main && %run %t/main %t/lib.so
// RUN: %clang_sc -O2 -fPIC -shared -flto -I%src/test/Inputs -I%format %t/lib.c -o %t/lto.so && %run %t/main %t/lto.so
// RUN: %clang_sc -O2 -fPIC -shared -Wl,--gc-sections -ffunction-sections -I%src/test/Inputs -I%format %t/lib.c -o %t/gc.so && %run %t/main %t/gc.so
// RUN: %clang_sc -O2 -fPIC -shared -Wl,-Bsymbolic -fno-plt -I%src/test/Inputs -I%format %t/lib.c -o %t/sym.so && %run %t/main %t/sym.so
// RUN: %clang_gnu_ld -O2 -fPIC -shared -I%src/test/Inputs -I%format %t/lib.c -o %t/gnu.so && %check_table %t/gnu.so && %run %t/main %t/gnu.so
// RUN: %clang_sc -O2 -fPIC -shared -fno-semantic-interposition -I%src/test/Inputs -I%format %t/lib.c -o %t/no.so && %run %t/main %t/no.so
// RUN: llvm-nm -D --defined-only %t/lib.so | FileCheck %s --implicit-check-not=static_call
// A shared object resolves, updates in a constructor, and retargets; it exports
// nothing of ours.

// CHECK: run
//--- lib.c
#include "sites.h"
#include <static_call.h>
int exported(int x) { return x + 1; }
static int other(int x) { return x + 2; }
static int internal(int x) { return x + 10; }
static int later(int x) { return x + 20; }
static __typeof__(&other) choose(void) { return other; }
STATIC_CALL_RESOLVER(exported, choose);

__attribute__((noinline)) int call(int x) {
  return 10 * __builtin_static_call(exported, x);
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(exported, x);
}
__attribute__((noinline)) static int call_internal(int x) {
  return 10 * __builtin_static_call(internal, x);
}
static int updated = 1;
__attribute__((constructor)) static void update(void) {
  updated = static_call_set(internal, later);
}
int run(void) {
  assert(static_call_load_error() == 0 && updated == 0);
  assert(call(1) == 30 && call_internal(1) == 210);
  assert(static_call_reset(exported) == 0);
  assert(call(1) == 20);
  assert(expect_sites("exported", 2, 0) == 1 && tail(1) == 2);
  assert(static_call_set(exported, later) == 0);
  assert(static_call_reset(internal) == 0);
  assert(call(1) == 210 && call_internal(1) == 110);
  return 0;
}

//--- main.c
#include <dlfcn.h>
int main(int argc, char **argv) {
  void *lib = argc > 1 ? dlopen(argv[1], RTLD_NOW | RTLD_LOCAL) : 0;
  int (*run)(void) = lib ? (int (*)(void))dlsym(lib, "run") : 0;
  return run ? run() : 1;
}
