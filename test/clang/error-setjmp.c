// RUN: %clang_fe -Xclang -verify -fsyntax-only %s
// setjmp is refused as the C library declares it.

#include <setjmp.h>
#undef setjmp
void caller(jmp_buf b) {
  __builtin_static_call(_setjmp, b); // expected-error {{'_setjmp' returns twice}}
}
