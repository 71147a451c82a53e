// RUN: %clang_fe -Wno-unused -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -Wno-unused -Xclang -verify -fsyntax-only %s
// What exists in the compiler only cannot be replaced.

void caller(unsigned *p) {
  __builtin_static_call(__builtin_popcount, 1u);        // expected-error {{'__builtin_popcount' is a builtin without an address and cannot be a static call; call it directly, or a function that calls it}}
  __builtin_static_call(__builtin_memcpy, p, p, 4);     // expected-error {{'__builtin_memcpy' is a builtin without an address}}
  __builtin_static_call(__sync_fetch_and_add, p, 1);    // expected-error {{is a builtin without an address}}
  __builtin_static_call(__builtin_alloca, 1);           // expected-error {{'__builtin_alloca' is a builtin without an address}}
}
