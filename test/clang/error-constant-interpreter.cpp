// RUN: %clangxx_fe -fexperimental-new-constant-interpreter -Xclang -verify -fsyntax-only %s
// The new interpreter would evaluate functions as they were before marking.

void f();
void caller() {
  __builtin_static_call(f); // expected-error {{static calls are not supported with -fexperimental-new-constant-interpreter}}
}
