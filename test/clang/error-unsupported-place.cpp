// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// A static call that the plugin does not find again is an error.

constexpr int f(int n) { return n; }
struct S {
  explicit(__builtin_static_call(f, 1) == 1) S(int); // expected-error {{a static call is not supported in this place; call a function that contains it}}
};
