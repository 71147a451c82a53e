/* Firmware with keys of every kind; its sites are out of line with OUT, or with
 * -mllvm -static-call=out-of-line. */
#include <static_call.h>

int f(int x) { return x + 1; }
int g(int x) { return x + 2; }
__attribute__((weak)) void hook(int x);
__attribute__((weak)) int maybe(int x);

DEFINE_STATIC_CALL(here, f);
DEFINE_STATIC_CALL(weak, maybe);
DEFINE_STATIC_CALL_NULL(null, hook);
DEFINE_STATIC_CALL_RET0(zero, f);

__attribute__((noinline)) int first(int x) {
  return __builtin_static_call(f, x) + __builtin_static_call(f, x + 1);
}
__attribute__((noinline)) int second(int x) {
  __builtin_static_call(hook, x);
  return 1 + __builtin_static_call(g, x);
}
__attribute__((noinline)) int tail(int x) {
  return __builtin_static_call(g, x);
}
__attribute__((noinline)) int named(int x) {
  static_call_cond(null)(x);
  return static_call(here)(x) + static_call(weak)(x) + static_call(zero)(x);
}

int data = 1;
__attribute__((noinline)) int main(void) {
  return first(data) + second(2) + tail(3) + named(4);
}
#ifndef EARLY
#define EARLY 0
#endif
void reset(void) {
  data = EARLY;
  main();
  for (;;)
    ;
}
__attribute__((section(".vectors"), used)) void (*const vectors[])(void) = {
    (void (*)(void))0x20010000, reset};
