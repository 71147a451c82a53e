/* As ../Inputs/program.c, on any machine. */
#include "../../Inputs/functions.h"

__attribute__((noinline)) int f(int x) { return x + 1; }
__attribute__((noinline)) int g(int x) { return x + 2; }
__attribute__((weak)) void hook(int x);

static inline int twice(int x) { return 2 * __builtin_static_call(f, x); }
__attribute__((noinline)) int first(int x) { return twice(x) + twice(x + 1); }
__attribute__((noinline)) int second(int x) {
  __builtin_static_call(hook, x);
  return 1 + __builtin_static_call(g, x);
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(g, x);
}

int data = 1;
int *pointer = &data;

/* Never called. */
FUNCTION(stray_call, CALL "aside");
FUNCTION(stray_jump, JUMP "aside");
FUNCTION(aside, ".hidden aside");

__attribute__((noinline)) int main(void) {
  return first(1) + second(2) + tail(3);
}
void _start(void) { main(); }
