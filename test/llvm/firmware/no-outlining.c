// RUN: clang --target=aarch64-none-elf -Oz -ffreestanding -fpass-plugin=%pass -isystem %include -mllvm -static-call=out-of-line -c %s -o %t.o
// RUN: llvm-readelf -SW %t.o | not grep 'static_call_sites.f!1'
// RUN: llvm-nm %t.o | not grep OUTLINED
// RUN: clang --target=aarch64-none-elf -Oz -ffreestanding -fpass-plugin=%pass -isystem %include -DPLAIN -c %s -o %t.o && llvm-nm %t.o | grep OUTLINED
// The outliner makes no function with a site: that would neither be out of line
// nor in the section of those that it was taken from.
#include <static_call.h>

int f(int, int, int, int);
#ifdef PLAIN
#define CALL f
#else
#define CALL(...) __builtin_static_call(f, __VA_ARGS__)
#endif
#define CALLER(name)                                                           \
  __attribute__((noinline)) int name(int x) {                                  \
    return x > 5 ? CALL(1234567, 7654321, 1111111, 2222222) : x;               \
  }
CALLER(a)
CALLER(b)
CALLER(c)
CALLER(d)
CALLER(e)
