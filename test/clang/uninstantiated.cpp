// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// A template without instances is left alone.
// expected-no-diagnostics

int f(int);
template <class T> int dead(T t) {
  auto lambda = [&](auto x) { return __builtin_static_call(f, x) + __builtin_static_call(t, x); };
  return __builtin_static_call(f, 1) + __builtin_static_call(t.member, 2) + lambda(3);
}
template <class T> struct Dead {
  int member = __builtin_static_call(f, 1);
  int size[sizeof(__builtin_static_call(f, 1))];
  static int caller(T t = __builtin_static_call(T::f)) { return __builtin_static_call(undeclared, t); }
};
