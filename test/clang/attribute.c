// RUN: %clang_fe -std=c11 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clang_fe -std=c23 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// The attribute works in C, on library functions, and where the call decides
// the size of an array.

// CHECK-COUNT-6: ptr nest
// CHECK-NOT: nest
__attribute__((static_call)) int f(int);
int later(int);
int later(int) __attribute__((static_call));
__attribute__((static_call)) __SIZE_TYPE__ strlen(const char *);
#if __STDC_VERSION__ > 201710
[[staticcall::static_call]]
#else
__attribute__((static_call))
#endif
static int internal(int n) { return n; }
int caller(int n) {
  int vla[f(n)];
  return sizeof(vla) + f(f(1)) + later(n) + internal(n) + strlen("abc");
}
