// RUN: %clang_fe -fexceptions -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clang_fe -std=c89 -fexceptions -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s --check-prefix=OFF
// With -fexceptions C's cleanups run when another target than the default throws.

// CHECK: invoke i32 {{.*}}(ptr nest noundef @f, i32 noundef 1)
// CHECK: invoke i32 {{.*}}(ptr nest noundef @old, i32 noundef 2)
// CHECK: landingpad
// OFF: call i32 @f(ptr nest
// OFF: call i32 {{.*}}@old(ptr nest
static void clean(int *p) { *p = 0; }
int f(int x) { return x; }
int old() { return 2; }
int caller(void) {
  __attribute__((cleanup(clean))) int guarded = 1;
  return guarded + __builtin_static_call(f, 1) + __builtin_static_call(old, 2);
}
