// RUN: %clang_fe -O2 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s --check-prefixes=CHECK,C
// RUN: %clangxx_fe -x c++ -O2 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s --check-prefixes=CHECK,CXX
// Library functions that clang would replace by code of its own stay calls.

// CHECK: call {{.*}} @memcpy(ptr nest
// CHECK: call {{.*}} @strlen(ptr nest
// C: call {{.*}} @malloc(ptr nest
// CXX: call {{.*}}(ptr nest noundef @malloc,
// CHECK: call {{.*}} @abs(ptr nest
// C: call {{.*}} (ptr, ptr, ...) @printf(ptr nest
// CXX: call {{.*}} (ptr, ptr, ...) {{.*}}(ptr nest noundef @printf,
// CHECK: call {{.*}} @sqrt(ptr nest
// C: call {{.*}} @abort(ptr nest
// CXX: call {{.*}}(ptr nest noundef @abort)
// CHECK-NOT: nest
#ifdef __cplusplus
extern "C" {
#endif
typedef __SIZE_TYPE__ size_t;
void *memcpy(void *, const void *, size_t);
size_t strlen(const char *);
void *malloc(size_t);
int printf(const char *, ...);
int abs(int);
double sqrt(double);
void abort(void);
#ifdef __cplusplus
}
#endif
void caller(char *to, char *from) {
  __builtin_static_call(memcpy, to, from, 8);
  size_t n = __builtin_static_call(strlen, "abc");
  to = (char *)__builtin_static_call(malloc, n);
  __builtin_static_call(printf, "%d\n", __builtin_static_call(abs, -1));
  __builtin_static_call(sqrt, 4.0);
  __builtin_static_call(abort);
}
