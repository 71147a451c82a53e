// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -Xclang -verify -fsyntax-only %s
// The name alone is nothing.

void caller(void) {
  void *p = (void *)&__builtin_static_call; // expected-error {{__builtin_static_call has no address or value; write __builtin_static_call(function, arguments...)}} \
                                            // expected-error {{use of undeclared identifier '__builtin_static_call'}}
}
