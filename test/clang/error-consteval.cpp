// RUN: %clangxx_fe -std=c++20 -Wno-unused -Xclang -verify -fsyntax-only %s
// A consteval function has no code.

struct Object { int n; constexpr ~Object() {} };
consteval int f(int n) { return n; }
consteval Object object() { return {1}; }
constexpr int plain(int n) { return n; }
consteval int inside(int n) {
  return __builtin_static_call(plain, n); // expected-error {{static call of 'plain' would be evaluated at compile time here; move it to code that runs, or call 'plain' directly}}
}
int caller() {
  __builtin_static_call(object);      // expected-error {{'object' is consteval}}
  return __builtin_static_call(f, 1); // expected-error {{'f' is consteval, runs in the compiler only and cannot be a static call; call it directly}}
}
