// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Member functions, member and base initialisers, defaults and static members
// hold static calls, also where the compiler writes the constructor.

// CHECK-COUNT-9: ptr nest
// CHECK-NOT: nest
int f(int);
struct Base { int b; Base(int b) : b(b) {} };
struct Written : Base {
  int m = __builtin_static_call(f, 1), n;
  Written() : Base(__builtin_static_call(f, 2)), n(__builtin_static_call(f, 3)) {}
  int body(int x = __builtin_static_call(f, 4)) { return __builtin_static_call(f, x); }
  ~Written() { __builtin_static_call(f, 5); }
  static inline int member = __builtin_static_call(f, 6);
};
struct Implicit { int m = __builtin_static_call(f, 7); };
template <class T> struct Instance { T m = __builtin_static_call(f, 8); };
int caller() { return Written().body() + Implicit().m + Instance<int>().m; }
