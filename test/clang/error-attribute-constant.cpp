// RUN: %clangxx_fe -std=c++17 -Xclang -verify -fsyntax-only %s
// Calls that are static by attribute are no constants either.

__attribute__((static_call)) constexpr int f(int n) { return n; }
constexpr int a = f(1); // expected-error {{static call of 'f' would be evaluated at compile time here}}
static_assert(f(1) == 1); // expected-error {{static call of 'f' would be evaluated}}
int caller() {
  const int n = f(1);
  int array[n]; // expected-error {{'n' is not a constant}}
  return sizeof(array) + sizeof(f(1));
}
