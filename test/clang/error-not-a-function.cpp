// RUN: %clangxx_fe -std=c++20 -Wno-unused -Xclang -verify -fsyntax-only %s
// Nothing but a name is taken for a function, where C++ would parse it otherwise.

int f(int), g(int);
int &r(int);
struct S { S(int); };
void caller(bool c, int n) {
  __builtin_static_call(n, 1);         // expected-error {{called object type 'int' is not a function or function pointer}}
  __builtin_static_call(c ? f : g, 1); // expected-error {{incompatible operand types}}
  __builtin_static_call(c ? n : g, 1); // expected-error {{found an expression}}
  __builtin_static_call(n + g, 1);     // expected-error {{found an expression}}
  __builtin_static_call(-g, 1);        // expected-error {{found an expression}}
  __builtin_static_call((double)g, 1); // expected-error {{found type 'double'}}
  __builtin_static_call(S, 1);         // expected-error {{found type 'S'}}
  __builtin_static_call(int, 1);       // expected-error {{found type 'int'}}
  __builtin_static_call(new S, 1);     // expected-error {{found an expression}}
}
