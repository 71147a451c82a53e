// RUN: split-file %s %t && cd %t
// RUN: %object -flto -Wl,--lto-partitions=4 one.c two.c three.c -o %t/lib.so && $SC_BUILD/bin/static-call verify lib.so
// RUN: %program -flto -Wl,--lto-partitions=4 main.c two.c three.c lib.so -Wl,-rpath,%t -o %t/main && %run ./main
// An object whose code LTO puts into several partitions is started, and
// stopped.

//--- one.c
#include <static_call.h>
int hook(int x) { return x + 1; }
int set(int x) { return x + 2; }
int call_one(int x) { return 10 * __builtin_static_call(hook, x); }
int update(void) { return static_call_set(hook, set); }

//--- two.c
int hook(int x);
__attribute__((weak)) int call_two(int x);
int call_two(int x) { return 20 * __builtin_static_call(hook, x); }

//--- three.c
int hook(int x);
__attribute__((weak)) int call_three(int x);
int call_three(int x) { return 30 * __builtin_static_call(hook, x); }

//--- main.c
#include "objects.h"
int call_one(int x), call_two(int x), call_three(int x), hook(int x),
    update(void);
static int count(const struct static_call_unit_info *unit, void *units) {
  (void)unit;
  ++*(int *)units;
  return 0;
}
int main(void) {
  int units = 0;
  assert(static_call_each_unit(count, &units) == 0 && units == 2);
  assert(call_one(0) == 10 && update() == 0 && call_one(0) == 20);
  assert(call_two(0) == 40 && call_three(0) == 60);
  assert(10 * __builtin_static_call(hook, 0) == 20);
  return 0;
}
