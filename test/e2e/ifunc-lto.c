// RUN: %clang_sc -O2 -flto %s -o %t && %run %t
// RUN: %clang_sc -O2 -flto=thin %s -o %t && %run %t
// RUN: %clang_sc -O2 -flto -static %s -o %t && %run %t
// RUN: %clang_sc -O2 %s -o %t && %run %t
// An IFUNC that the optimiser resolves is still a default under LTO.

#include <static_call.h>

static int impl(int x) { return x + 1; }
static int other(int x) { return x + 2; }
static int (*choose(void))(int) { return impl; }
int chosen(int x) __attribute__((ifunc("choose")));

int main(void) {
  if (__builtin_static_call(chosen, 1) != 2 || static_call_set(chosen, other))
    return 1;
  return __builtin_static_call(chosen, 1) != 3 || static_call_reset(chosen) ||
         __builtin_static_call(chosen, 1) != 2;
}
