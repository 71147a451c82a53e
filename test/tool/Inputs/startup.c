/* Start-up code that executes static calls before it copies .data, or not. */
#include <static_call.h>

int f(int x) { return x + 1; }
__attribute__((section(".ramtext"))) int fast(int x) { return x + 2; }
int data = 1;
int early(int x), never(int x); /* early.s */

__attribute__((noinline)) int out(int x) { return __builtin_static_call(f, x); }
__attribute__((noinline)) int ram(int x) {
  return 1 + __builtin_static_call(fast, x);
}
__attribute__((noinline)) int deeper(int x) { return x ? 2 + out(x) : ram(2); }
__attribute__((noinline)) int __libc_init_array(void) { return out(data); }
__attribute__((noinline)) int main(void) { return out(data) + ram(data); }

__attribute__((noinline)) void system_init(void) {
#ifdef EARLY
  data = EARLY(3);
#endif
}
void reset(void) {
  system_init();
  __libc_init_array();
#ifdef LATE
  data = LATE(4);
#endif
  main();
  for (;;)
    ;
}
void other(void) { reset(); }
__attribute__((section(".vectors"), used)) void (*const vectors[])(void) = {
    (void (*)(void))0x20010000, reset};
