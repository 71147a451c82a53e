// RUN: %clang_fe -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// A file without static calls is compiled as without the plugin.

// CHECK: call void @f()
// CHECK-NOT: static_call
void f(void);
void caller(void) { f(); }
