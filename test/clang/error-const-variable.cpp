// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// A const variable with the result of a static call is no constant, though the
// compiler has taken it for one.

constexpr int f(int n) { return n; }
template <int N> int number() { return N; }
int caller() {
  const int n = __builtin_static_call(f, 1);
  const int m = n + 1;
  int array[n];                 // expected-error {{'n' is not a constant, its value comes from a static call; declare it without const}}
  static_assert(m == 2);        // expected-error {{'m' is not a constant}}
  constexpr int k = m;          // expected-error {{'m' is not a constant}}
  static int s = n;
  auto lambda = [] { return n; };            // expected-error {{'n' is not a constant}}
  auto generic = [](auto) { return number<m>(); }; // expected-error {{'m' is not a constant}}
  auto captured = [&n] { return &n; };
  return number<m>() + sizeof(array) + k + s + lambda() + generic(1) + *captured(); // expected-error {{'m' is not a constant}}
}
