// REQUIRES: native
// RUN: %clang_fe -std=c11 -I%src/runtime -fsyntax-only -Xclang -verify %s
// RUN: %clang_fe -std=c23 -I%src/runtime -fsyntax-only -Xclang -verify %s
// A call can be disabled only where zero in one register, or nothing, stands for its result.

#include "static_call.h"
#include <stddef.h>

struct small { int n; };
typedef int vector __attribute__((vector_size(16)));
__attribute__((returns_nonnull)) char *nonnull(void);
_Noreturn void stop(void);
__attribute__((swiftasynccall)) void async(void);
float single(void);
double twice(void);
long double x87(void);
_Complex float complex(void);
__int128 wide(void);
_BitInt(65) bits65(void);
struct small small(void);
vector vectors(void);

int illegal(struct static_call_batch *batch) {
  int err = static_call_set(twice, NULL); // expected-error {{static call of 'twice' cannot be disabled: it returns 'double', which zero in one register does not represent}}
  static_call_batch_add(batch, single, NULL); // expected-error {{static call of 'single' cannot be disabled: it returns 'float'}}
  err |= static_call_set(x87, 0); // expected-error {{it returns 'long double'}}
  err |= static_call_set(complex, (void *)0); // expected-error {{it returns '_Complex float'}}
  err |= static_call_set(wide, (__int128 (*)(void))0); // expected-error {{it returns '__int128'}}
  err |= static_call_set(bits65, ((NULL))); // expected-error {{it returns '_BitInt(65)'}}
  err |= static_call_set((small), NULL); // expected-error {{it returns 'struct small'}}
  err |= static_call_set(&vectors, NULL); // expected-error {{it returns 'vector'}}
  err |= static_call_set(nonnull, NULL); // expected-error {{static call of 'nonnull' cannot be disabled: it never returns NULL}}
  err |= static_call_set(stop, NULL); // expected-error {{static call of 'stop' cannot be disabled: it never returns}}
  err |= static_call_set(async, NULL); // expected-error {{static call of 'async' cannot be disabled: it takes its arguments off the stack}}
  return err;
}

#if __STDC_VERSION__ >= 202311L
int null_pointer(void) {
  return static_call_set(twice, nullptr); // expected-error {{it returns 'double'}}
}
#else
int null_pointer(void) { return static_call_set(twice, 0L); } // expected-error {{it returns 'double'}}
#endif
