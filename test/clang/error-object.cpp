// RUN: %clangxx_fe -std=c++17 -Xclang -verify -fsyntax-only %s
// Objects with operator(), lambdas and expressions of overloaded operators are
// no functions.

struct Callable { int operator()(int); Callable operator-(Callable); };
Callable operator+(Callable, Callable);
using Function = int(int);
struct Surrogate { operator Function *(); };
void caller(Callable c, Surrogate s) {
  auto lambda = [](int x) { return x; };
  __builtin_static_call(c, 1);           // expected-error {{found an object of type 'Callable'}}
  __builtin_static_call((c + c), 1);     // expected-error {{found an object of type 'Callable'}}
  __builtin_static_call(lambda, 1);      // expected-error {{found a lambda}}
  __builtin_static_call([](int) {}, 1);  // expected-error {{found a lambda}}
  __builtin_static_call(s, 1);           // expected-error {{needs the name of a function}}
  __builtin_static_call(c.operator(), 1); // expected-error {{'operator()' is a non-static member function}}
}
struct Unary { Unary operator()(); };
Unary operator-(Unary);
void unary(Unary u) {
  __builtin_static_call(-u); // expected-error {{found overloaded operator '-'}}
}
