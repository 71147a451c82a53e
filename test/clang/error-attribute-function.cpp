// RUN: %clangxx_fe -std=c++20 -Xclang -verify -fsyntax-only %s
// Functions that cannot be static calls cannot have the attribute.

__attribute__((static_call)) consteval int f() { return 1; } // expected-error {{'f' is consteval}}
__attribute__((static_call, returns_twice)) int g();         // expected-error {{'g' returns twice}}
extern "C" __attribute__((static_call)) int vfork();         // expected-error {{'vfork' returns twice}}
