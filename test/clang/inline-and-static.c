// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Functions that only a static call uses are emitted, and called.

// CHECK: call i32 @internal(ptr nest
// CHECK: call i32 @inlined(ptr nest
// CHECK: define internal i32 @internal(i32
// CHECK: define internal i32 @inlined(i32
static int internal(int x) { return x; }
static inline __attribute__((always_inline)) int inlined(int x) { return x; }
int caller(void) {
  return __builtin_static_call(internal, 1) + __builtin_static_call(inlined, 2);
}
