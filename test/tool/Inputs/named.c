/* Named keys whose first targets are of every kind: a function, one that may be
 * nobody's, NULL, and a return of 0. USER has the sites of another file. */
#include <linux/static_call.h>

int add(int x);
void event(int x);
__attribute__((weak)) int maybe(int x);
DECLARE_STATIC_CALL(here, add);
DECLARE_STATIC_CALL(weak, add);
DECLARE_STATIC_CALL(null, event);
DECLARE_STATIC_CALL(zero, add);

#ifdef USER
int use(int x) {
#else
#include "functions.h"
FUNCTION(__static_call_return0, ZERO);

__attribute__((noinline)) int add(int x) { return x + 1; }
DEFINE_STATIC_CALL(here, add);
DEFINE_STATIC_CALL(weak, maybe);
DEFINE_STATIC_CALL_NULL(null, event);
DEFINE_STATIC_CALL_RET0(zero, add);
int data = 1;

int main(int x) {
#endif
  static_call_cond(null)(x);
  return static_call(here)(x) + static_call(weak)(x) + static_call(zero)(x);
}
#ifndef USER
void _start(void) { main(data); }
#endif
