// RUN: %clangxx_fe -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Each instance has its own static calls; parts that no parameter changes are
// shared between instances and marked in all of them.

// CHECK-COUNT-15: ptr nest
// CHECK-NOT: nest
struct Object { ~Object(); };
int plain(int);
Object object();
extern "C" __SIZE_TYPE__ strlen(const char *);
template <class T> int dependent(T);
template <class T> struct Class {
  static int member(T);
  static int caller(T t) { return __builtin_static_call(member, t); }
};
template <class T> int caller(T t) {
  __builtin_static_call(object);
  return __builtin_static_call(plain, 1) + __builtin_static_call(dependent<T>, t) +
         __builtin_static_call(strlen, "a") + Class<T>::caller(t);
}
template int caller(int);
template int caller(char);
template int caller(double);
