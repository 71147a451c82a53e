// REQUIRES: native
// RUN: %clang_fe -mcmodel=large -Xclang -verify -fsyntax-only %s
// RUN: %clang_fe -mcmodel=kernel -fsyntax-only %s -DGOOD
// In the large code model there are no direct calls.

void f(void);
void caller(void) {
#ifdef GOOD
  __builtin_static_call(f);
#else
  __builtin_static_call(f); // expected-error {{static calls are not supported with -mcmodel=large}}
#endif
}
