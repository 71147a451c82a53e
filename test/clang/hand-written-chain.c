// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Calls with a static chain of the user's own stay what they are.

// CHECK: call void @f(ptr nest noundef @chain)
// CHECK: call void @attributed(ptr nest noundef @chain)
// CHECK-NOT: nest
extern char chain;
void f(void);
__attribute__((static_call)) void attributed(void);
void caller(void) {
  __builtin_call_with_static_chain(f(), &chain);
  __builtin_call_with_static_chain(attributed(), &chain);
}
