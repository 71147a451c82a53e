// RUN: %clangxx_fe -Xclang -verify -fsyntax-only %s
// musttail is refused, it would be lost.

int f(int);
__attribute__((static_call)) int attributed(int);
int good(int n) { [[clang::musttail]] return f(n); }
int first(int n) {
  [[clang::musttail]] return __builtin_static_call(f, n); // expected-error {{a static call cannot be musttail; remove the attribute, an optimised static call in tail position is a jump already}}
}
int second(int n) {
  __attribute__((musttail)) return __builtin_static_call(f, n); // expected-error {{a static call cannot be musttail}}
}
int third(int n) {
  [[clang::musttail]] return attributed(n); // expected-error {{a static call cannot be musttail}}
}
template <class T> T fourth(T n) {
  [[clang::musttail]] return (__builtin_static_call(f, n)); // expected-error {{a static call cannot be musttail}}
}
template int fourth(int);
