// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// The compiler writes the call of a cleanup function itself.

__attribute__((static_call)) void attributed(int *);
void plain(int *);
void caller(void) {
  int a __attribute__((cleanup(plain)));
  int b __attribute__((cleanup(attributed))); // expected-error {{a cleanup cannot be a static call, but 'attributed' has the attribute 'static_call'; name a function that calls it}}
}
