// RUN: %clangxx_fe -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note -fsyntax-only %s
// A constant cannot come from a static call in the body of a function either.

constexpr int f(int n) { return n; }
constexpr int through(int n) { return __builtin_static_call(f, n); }
constexpr int a = through(1); // expected-error {{must be initialized by a constant expression}}
int dynamic = through(1);
namespace ns {
constexpr int through(int n) { return __builtin_static_call(f, n); }
constexpr int a = through(1); // expected-error {{static call in 'through' would be evaluated at compile time here}}
int dynamic = through(1);
}
int caller() {
  auto lambda = [](int n) { return __builtin_static_call(f, n); };
  constexpr int k = lambda(1); // expected-error {{static call in 'operator()' would be evaluated at compile time here}}
  int array[lambda(1)];        // expected-error {{static call in 'operator()' would be evaluated at compile time here}}
  return k + sizeof(array);
}
