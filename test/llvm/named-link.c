// RUN: split-file %s %t && cd %t
// RUN: for o in -O0 -O2; do %clang_sc $o -c a.c b.c && %clang_sc a.o b.o -o x && ./x || exit 1; done
// RUN: for o in -O0 -O2; do %clang_sc $o -c a.c b.c && %clang_gnu_ld -Wl,--gc-sections a.o b.o -o x && ./x || exit 1; done
// RUN: for o in -O0 -O2; do %clang_sc $o -flto -c a.c b.c && %clang_sc $o -flto a.o b.o -o x && ./x && %clang_sc $o -flto b.o a.o -o x && ./x || exit 1; done
// RUN: for o in -O0 -O2; do %clang_sc $o -flto=thin -c a.c b.c && %clang_sc $o -flto=thin a.o b.o -o x && ./x || exit 1; done
// RUN: %clang_sc -fPIC -shared a.c -o liba.so && %clang_sc b.c liba.so -Wl,-rpath,%t -o x && ./x
// RUN: %clang_sc -fno-pic -no-pie b.c liba.so -Wl,-rpath,%t -o x && ./x
// RUN: %clang_sc -O2 -ffunction-sections -fvisibility=hidden -c a.c b.c && %clang_sc -Wl,--gc-sections a.o b.o -o x && llvm-nm x | FileCheck a.c
// RUN: %clang_gnu_ld -Wl,--gc-sections a.o b.o -o x && llvm-nm x | FileCheck a.c
// RUN: not %clang_sc a.c c.c -o x 2>&1 | FileCheck c.c
// A named static call reaches its first target before anything was started,
// from the file that defines it, from another one and from another unit. The
// linker keeps a definition as long as its trampoline, and refuses a second
// one.

//--- x.h
#include <static_call.h>
int one(int x);
int weak(int x) __attribute__((weak));
DECLARE_STATIC_CALL(plain, one);
DECLARE_STATIC_CALL(internal, one);
DECLARE_STATIC_CALL(null, one);
DECLARE_STATIC_CALL(zero, one);
DECLARE_STATIC_CALL(weak, one);
int inside(int x);
static inline int calls(int x) {
  return static_call(plain)(x) + static_call(internal)(x) +
         static_call(null)(x) + static_call(zero)(x) + static_call(weak)(x);
}
//--- a.c
#include "x.h"
int one(int x) { return x + 1; }
static int times(int x) { return x * 100; }
DEFINE_STATIC_CALL(plain, one);
DEFINE_STATIC_CALL(internal, times);
DEFINE_STATIC_CALL_NULL(null, one);
DEFINE_STATIC_CALL_RET0(zero, one);
DEFINE_STATIC_CALL(weak, weak);
DEFINE_STATIC_CALL(unused, one);
int inside(int x) { return calls(x); }
// The runtime's: nothing is patched.
void __static_call_start(const void *unit);
void __static_call_stop(const void *unit);
void __static_call_start(const void *unit) { (void)unit; }
void __static_call_stop(const void *unit) { (void)unit; }
long __static_call_return0(void) { return 0; }
// CHECK: __SCK__plain
// CHECK-NOT: __SCK__unused
// CHECK: __SCT__plain
// CHECK-NOT: __SCT__unused
//--- b.c
#include "x.h"
int main(void) {
  int (*volatile trampoline)(int) = static_call(internal);
  return !(inside(2) == 203 && calls(3) == 304 && trampoline(4) == 400);
}
//--- c.c
#include "x.h"
DEFINE_STATIC_CALL(plain, one);
int main(void) { return 0; }
// CHECK-DAG: duplicate symbol: __SCT__plain
// CHECK-DAG: duplicate symbol: __SCK__plain
