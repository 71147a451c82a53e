// RUN: %clangxx_fe -std=c++17 -Xclang -verify -fsyntax-only %s
// std::move and its like are builtins too, though they have a body.

namespace std {
template <class T> struct remove_reference { using type = T; };
template <class T> struct remove_reference<T &> { using type = T; };
template <class T> typename remove_reference<T>::type &&move(T &&t) { return static_cast<typename remove_reference<T>::type &&>(t); }
}
int caller(int n) {
  return __builtin_static_call(std::move, n); // expected-error {{is a builtin without an address}}
}
