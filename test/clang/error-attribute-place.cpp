// RUN: %clangxx_fe -std=c++17 -Xclang -verify -fsyntax-only %s
// The attribute is for free and static member functions.

__attribute__((static_call)) int variable;          // expected-error {{attribute 'static_call' applies to free and static member functions, not to this declaration}}
int (*pointer)(int) __attribute__((static_call));   // expected-error {{not to this declaration}}
struct __attribute__((static_call)) Record {};      // expected-error {{not to this declaration}}
typedef int Type __attribute__((static_call));      // expected-error {{not to this declaration}}
struct S {
  __attribute__((static_call)) void member();       // expected-error {{not to this member function}}
  __attribute__((static_call)) virtual void over(); // expected-error {{not to this member function}}
  [[staticcall::static_call]] S();                  // expected-error {{not to this member function}}
  __attribute__((static_call)) static void good();
  __attribute__((static_call)) friend void friendly();
};
void caller(int parameter __attribute__((static_call))) { // expected-error {{not to this declaration}}
  [[staticcall::static_call]] S::good(); // expected-error {{applies to functions, not to statements; write __builtin_static_call(function, arguments...)}}
}
