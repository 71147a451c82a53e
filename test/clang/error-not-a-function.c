// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// What cannot be called at all is an error of the compiler's own, a type ours.

int n;
void caller(void) {
  __builtin_static_call(n, 1);     // expected-error {{called object type 'int' is not a function or function pointer}}
  __builtin_static_call(1 + 2, 1); // expected-error {{called object type 'int' is not a function or function pointer}}
  __builtin_static_call("f", 1);   // expected-error {{called object type 'char[2]' is not a function or function pointer}}
  __builtin_static_call(int, 1);   // expected-error {{found type 'int'}}
}
