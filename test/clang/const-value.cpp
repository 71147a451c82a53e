// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Const variables that depend on a static call have the value that it returns.

// CHECK: %[[CALL:.*]] = call noundef i32 {{.*}}(ptr nest noundef @_Z1fi,
// CHECK-NEXT: store i32 %[[CALL]], ptr %[[N:[0-9]+]]
// CHECK-NEXT: %[[LOADED:.*]] = load i32, ptr %[[N]]
// CHECK-NEXT: %[[SUM:.*]] = add nsw i32 %[[LOADED]], 1
// CHECK-NEXT: store i32 %[[SUM]], ptr %[[M:[0-9]+]]
// CHECK-NEXT: %[[ARG:.*]] = load i32, ptr %[[M]]
// CHECK-NEXT: call noundef i32 @_Z4sinki(i32 noundef %[[ARG]])
constexpr int f(int n) { return n; }
int sink(int);
int caller() {
  const int n = __builtin_static_call(f, 1);
  const int m = n + 1;
  return sink(m);
}
