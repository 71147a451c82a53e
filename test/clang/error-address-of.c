// RUN: %clang_fe -Wno-unused -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -Wno-unused -Xclang -verify=expected,cxx -fsyntax-only %s
// The function is named without '&', which would bind otherwise in C++.

int f(int);
#ifdef __cplusplus
int &r(int);
void reference() { __builtin_static_call(&r, 1); } // cxx-error {{found an expression}}
void caller() { __builtin_static_call(&f, 1); }    // cxx-error {{cannot take the address of an rvalue}}
#else
void caller(void) { __builtin_static_call(&f, 1); } // expected-error {{found an expression}}
#endif
void star(void) { __builtin_static_call((*f), 1); } // expected-error {{found an expression}}
