// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// In a try block a static call is an invoke, unless its function cannot throw.

// CHECK: invoke void {{.*}}(ptr nest noundef @_Z6throwsv)
// CHECK: call void @_Z5quietv(ptr nest
void throws();
void quiet() noexcept;
void caller() {
  try {
    __builtin_static_call(throws);
    __builtin_static_call(quiet);
  } catch (...) {
  }
}
