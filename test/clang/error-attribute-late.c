// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -Xclang -verify -fsyntax-only %s
// Calls before the attribute would not be static calls.

void late(void);
void in_time(void);
void caller(void) { late(); }
__attribute__((static_call)) void late(void); // expected-error {{attribute 'static_call' comes after a call of 'late'; put it on the first declaration}}
__attribute__((static_call)) void in_time(void);
void other(void) { in_time(); }
