// RUN: %clangxx_fe -Xclang -verify -fsyntax-only %s
// The compiler writes the calls of allocation functions itself.

__attribute__((static_call)) void *operator new(__SIZE_TYPE__); // expected-error {{attribute 'static_call' cannot be on operator new or delete}}
struct S {
  __attribute__((static_call)) void operator delete(void *); // expected-error {{attribute 'static_call' cannot be on operator new or delete}}
};
