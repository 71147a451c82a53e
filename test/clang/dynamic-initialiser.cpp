// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Variables that are initialised when the program starts hold static calls.

// CHECK-COUNT-6: ptr nest
// CHECK-NOT: nest
int f(int);
struct Object { Object(int); ~Object(); };
int global = __builtin_static_call(f, 1);
const int &reference = __builtin_static_call(f, 2);
inline int in_header = __builtin_static_call(f, 3);
thread_local int of_thread = __builtin_static_call(f, 4);
Object object(__builtin_static_call(f, 5));
int caller() {
  static int local = __builtin_static_call(f, 6);
  return local + in_header + of_thread;
}
