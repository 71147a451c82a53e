// RUN: %clang_fe -std=c11 -I%src/runtime -fsyntax-only -Xclang -verify %s
// RUN: %clang_fe -std=c23 -I%src/runtime -fsyntax-only -Xclang -verify %s
// RUN: %clangxx_fe -x c++ -I%src/runtime -fsyntax-only -Xclang -verify %s
// A named static call starts as NULL or RET0, or is updated to them, only where zero in one register stands for its result.

#include "static_call.h"
#include <stddef.h>

struct small { int n; };
double twice(void);
struct small small(int);
void quiet(void);
char *pointer(int, ...);
#define ZERO(fn) ((__typeof__(&fn))&__static_call_return0)

DEFINE_STATIC_CALL_NULL(a, twice); // expected-error {{static call of 'a' cannot be disabled: it returns 'double', which zero in one register does not represent}}
DEFINE_STATIC_CALL_RET0(b, twice); // expected-error {{static call of 'b' cannot be disabled: it returns 'double'}}
DEFINE_STATIC_CALL(c, *ZERO(small)); // expected-error {{static call of 'c' cannot be disabled: it returns}}
DEFINE_STATIC_CALL(d, twice);
DEFINE_STATIC_CALL_NULL(e, quiet);
DEFINE_STATIC_CALL_RET0(f, pointer);
DEFINE_STATIC_CALL_RET0(g, quiet);

void update(void) {
  static_call_update(d, NULL); // expected-error {{static call of 'd' cannot be disabled: it returns 'double'}}
  static_call_update(d, ZERO(twice)); // expected-error {{static call of 'd' cannot be disabled: it returns 'double'}}
  int err = static_call_set(small, ZERO(small)); // expected-error {{static call of 'small' cannot be disabled: it returns}}
  err |= static_call_set(pointer, ZERO(pointer)) | static_call_update(f, NULL);
  static_call_update(e, NULL);
  static_call_update(g, ZERO(quiet));
#ifndef __cplusplus
  static_call_update(d, (void *)&__static_call_return0); // expected-error {{static call of 'd' cannot be disabled}}
  static_call_update(f, (void *)&__static_call_return0);
#endif
  (void)err;
}
