/* A default that another object has: HERE. */
#ifdef HERE
int other(int x) { return x; }
#else
#include "functions.h"

int other(int x);
__attribute__((weak)) void hook(int x);

int call(int x) {
  int y = 1 + __builtin_static_call(other, x);
  __builtin_static_call(hook, x);
  return y;
}
int tail(int x) { return __builtin_static_call(other, x); }
void _start(void) {}
#endif
