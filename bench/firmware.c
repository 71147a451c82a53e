/* A program of firmware with SITES sites of one key, of which it changes all
 * once; with BOOT, one that may read a boot table. */
#include <static_call.h>

#define X4(x) x x x x
#define X16(x) X4(X4(x))

static int sum;
static void one(void) { sum += 1; }
static void two(void) { sum += 2; }

__attribute__((noinline)) static void call(void) {
  SITES(__builtin_static_call(one);)
}

int main(void) {
  int err = static_call_set(one, two);
  __asm__ volatile("" : : "r"(call));
#ifdef BOOT
  static struct static_call_table tables[2];
  if (err)
    err = static_call_boot(tables, 2);
#endif
  return err ? static_call_reset(one) + static_call_apply((void *)0, 0) : 0;
}
