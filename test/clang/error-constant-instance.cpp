// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// Constants in instances of templates are found like others.

constexpr int f(int n) { return n; }
template <class T> struct Class {
  static constexpr T member = __builtin_static_call(f, sizeof(T)); // expected-error {{static call of 'f' would be evaluated}}
  static_assert(__builtin_static_call(f, sizeof(T)) == sizeof(T)); // expected-error {{static call of 'f' would be evaluated}}
  enum { enumerator = __builtin_static_call(f, sizeof(T)) };       // expected-error {{static call of 'f' would be evaluated}}
};
template <class T> int function() {
  constexpr T k = __builtin_static_call(f, sizeof(T)); // expected-error {{static call of 'f' would be evaluated}}
  return k + Class<T>::member + Class<T>::enumerator;
}
template <class T> constexpr T variable = __builtin_static_call(f, sizeof(T)); // expected-error {{static call of 'f' would be evaluated}}
int caller() { return function<int>() + variable<int>; }
