// RUN: %clangxx_fe -x c++-header %s -o %t.pch
// RUN: %clangxx -fplugin=%plugin -include-pch %t.pch -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Static calls, attributes and templates go through a precompiled header.

// CHECK-COUNT-7: ptr nest
// CHECK-NOT: nest
#ifndef HEADER
#define HEADER
struct Object { ~Object(); };
int f(int);
__attribute__((static_call)) int attributed(int);
Object object();
inline int in_header() { return __builtin_static_call(f, 1) + attributed(2); }
template <class T> T instance(T t) { object(); return __builtin_static_call(f, t) + attributed(3); }
struct Class { int m = __builtin_static_call(f, 4); };
#else
int caller() {
  __builtin_static_call(object);
  return in_header() + instance(1) + Class().m + attributed(5);
}
#endif
