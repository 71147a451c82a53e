// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// Arguments alone are no function either.

void caller(void) {
  __builtin_static_call(, 1); // expected-error {{static call needs a function}}
}
