// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// RUN: %clangxx_fe -x c++ -Xclang -verify -fsyntax-only %s
// A function that returns twice has to be known as such at its call.

#ifdef __cplusplus
extern "C"
#endif
int vfork(void);
int f(int) __attribute__((returns_twice));
void caller(void) {
  __builtin_static_call(f, 1);  // expected-error {{'f' returns twice and cannot be a static call; call it directly}}
  __builtin_static_call(vfork); // expected-error {{'vfork' returns twice}}
}
