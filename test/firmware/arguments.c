// RUN: %firmware %s -o %t && %run %t
// Arguments and results of each kind arrive: on the stack, variadic, structs.
#include <assert.h>
#include <static_call.h>
#include <stdarg.h>

struct point {
  int x, y, z;
};
static int weigh(int a, int b, int c, int d, int e, int f, uint64_t g) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + (int)(g >> 30);
}
static int weigh_less(int a, int b, int c, int d, int e, int f, uint64_t g) {
  return -weigh(a, b, c, d, e, f, g);
}
static struct point move(struct point p, int by) {
  return (struct point){p.x + by, p.y, p.z};
}
static struct point lift(struct point p, int by) {
  return (struct point){p.x, p.y, p.z + by};
}
static int total(int count, ...) {
  int sum = 0;
  va_list list;
  va_start(list, count);
  while (count--)
    sum += va_arg(list, int);
  va_end(list);
  return sum;
}
static int none(int count, ...) { return -count; }

static void check(int weight, int x, int z, int sum) {
  struct point p = {1, 2, 3};
  assert(__builtin_static_call(weigh, 1, 2, 3, 4, 5, 6, 3ull << 31) == weight);
  p = __builtin_static_call(move, p, 10);
  assert(p.x == x && p.y == 2 && p.z == z);
  assert(__builtin_static_call(total, 6, 1, 2, 3, 4, 5, 6) == sum);
}

int main(void) {
  check(97, 11, 3, 21);
  assert(!static_call_set(weigh, weigh_less) && !static_call_set(move, lift) &&
         !static_call_set(total, none));
  check(-97, 1, 13, -6);
  return 0;
}
