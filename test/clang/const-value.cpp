// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Const variables that depend on a static call have the value that it returns.

// CHECK: %[[N:.*]] = call noundef i32 @_Z1fi(ptr nest
// CHECK-NEXT: store i32 %[[N]], ptr %n
// CHECK: load i32, ptr %n
// CHECK: add nsw i32 {{.*}}, 1
// CHECK-NEXT: store i32 {{.*}}, ptr %m
// CHECK: %[[M:.*]] = load i32, ptr %m
// CHECK: call noundef i32 @_Z4sinki(i32 noundef %[[M]])
constexpr int f(int n) { return n; }
int sink(int);
int caller() {
  const int n = __builtin_static_call(f, 1);
  const int m = n + 1;
  return sink(m);
}
