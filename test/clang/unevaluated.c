// RUN: %clang_fe -std=c23 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// In C, too, operands that are not evaluated hold no site.

// CHECK: define {{.*}}@caller
// CHECK-NOT: nest
int f(int);
static_assert(sizeof(__builtin_static_call(f, 1)) == 4);
typeof(__builtin_static_call(f, 1)) caller(void) {
  typeof_unqual(__builtin_static_call(f, 1)) n = sizeof __builtin_static_call(f, 1);
  return n + __builtin_choose_expr(1, 2, __builtin_static_call(f, 3)) +
         _Generic(__builtin_static_call(f, 1), int: 1, default: __builtin_static_call(f, 2));
}
