// RUN: %clangxx_fe -std=c++17 -Xclang -verify -Xclang -verify-ignore-unexpected=note -fsyntax-only %s
// RUN: %clangxx_fe -std=c++23 -Xclang -verify -Xclang -verify-ignore-unexpected=note -fsyntax-only %s
// The compiler checks a static call like a plain call, in C++ too.

[[nodiscard]] int result();
struct [[nodiscard]] Result { ~Result(); };
Result object();
class Private { static int f(); };
void deleted() = delete;
void over(int);
void over(char *);
void caller() {
  __builtin_static_call(result);     // expected-warning {{ignoring return value}}
  __builtin_static_call(object);     // expected-warning {{ignoring return value}}
  __builtin_static_call(Private::f); // expected-error {{private member}}
  __builtin_static_call(deleted);    // expected-error {{deleted function}}
  __builtin_static_call(over, 1.0f, 1); // expected-error {{no matching function}}
}
