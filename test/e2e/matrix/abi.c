// RUN: %cc -I%src/test/Inputs -I%format %s -o %t
// RUN: %run %t
// RUN: %check_table %t
// Arguments and results of every kind pass through a site, retargeted or not.

#include "sites.h"
#include <static_call.h>
#include <stdarg.h>

#define NOINLINE __attribute__((noinline))

struct big {
  long v[6];
};
typedef int int4 __attribute__((vector_size(16)));

static int sum(int n, ...) {
  va_list ap;
  int s = 0;
  va_start(ap, n);
  while (n--)
    s += va_arg(ap, int);
  va_end(ap);
  return s;
}
static int product(int n, ...) {
  va_list ap;
  int p = 1;
  va_start(ap, n);
  while (n--)
    p *= va_arg(ap, int);
  va_end(ap);
  return p;
}
static double dsum(int n, ...) {
  va_list ap;
  double s = 0;
  va_start(ap, n);
  while (n--)
    s += va_arg(ap, double);
  va_end(ap);
  return s;
}
static double dproduct(int n, ...) {
  va_list ap;
  double p = 1;
  va_start(ap, n);
  while (n--)
    p *= va_arg(ap, double);
  va_end(ap);
  return p;
}
static struct big shift(struct big b, int by) {
  for (int i = 0; i < 6; i++)
    b.v[i] += by;
  return b;
}
static struct big scale(struct big b, int by) {
  for (int i = 0; i < 6; i++)
    b.v[i] *= by;
  return b;
}
static long many(char a, short b, int c, long d, int e, int f, long g, char h,
                 int i, long j) {
  return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i +
         10 * j;
}
static long last(char a, short b, int c, long d, int e, int f, long g, char h,
                 int i, long j) {
  (void)a, (void)b, (void)c, (void)d, (void)e, (void)f, (void)g, (void)h;
  return 100 * i + j;
}
static int4 add4(int4 a, int4 b) { return a + b; }
static int4 mul4(int4 a, int4 b) { return a * b; }
#ifdef __i386__ /* Clang crashes on such functions with frame pointers */
#define KEEPS
#else
#define KEEPS __attribute__((preserve_most))
#endif
KEEPS static long keep(long a) { return a + 5; }
KEEPS static long keep_more(long a) { return a + 6; }
static wide_int wide(wide_int a) { return a << WORD_BITS; }
static wide_int wider(wide_int a) { return a << (WORD_BITS + 1); }

NOINLINE static int call_sum(void) {
  return __builtin_static_call(sum, 3, 2, 3, 4);
}
NOINLINE static double call_dsum(void) {
  return __builtin_static_call(dsum, 3, 2.0, 3.0, 4.0);
}
NOINLINE static struct big call_shift(struct big b) {
  return __builtin_static_call(shift, b, 3);
}
NOINLINE static long call_many(void) {
  return __builtin_static_call(many, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}
NOINLINE static int4 call_add4(int4 a) {
  return __builtin_static_call(add4, a, (int4){1, 2, 3, 4});
}
NOINLINE static long call_keep(long a) {
  return a + __builtin_static_call(keep, a);
}
NOINLINE static wide_int call_wide(void) {
  return __builtin_static_call(wide, 3);
}

static void expect(int other) {
  struct big b = call_shift((struct big){{1, 2, 3, 4, 5, 6}});
  int4 v = call_add4((int4){5, 6, 7, 8});
  assert(call_sum() == (other ? 24 : 9));
  assert(call_dsum() == (other ? 24 : 9));
  assert(b.v[0] == (other ? 3 : 4) && b.v[5] == (other ? 18 : 9));
  assert(call_many() == (other ? 910 : 385));
  assert(v[0] == (other ? 5 : 6) && v[3] == (other ? 32 : 12));
  assert(call_keep(1) == (other ? 8 : 7));
  assert(call_wide() == (wide_int)3 << (WORD_BITS + other));
}

int main(void) {
  expect(0);
  assert(static_call_set(sum, product) == 0);
  assert(static_call_set(dsum, dproduct) == 0);
  assert(static_call_set(shift, scale) == 0);
  assert(static_call_set(many, last) == 0);
  assert(static_call_set(add4, mul4) == 0);
  assert(static_call_set(keep, keep_more) == 0);
  assert(static_call_set(wide, wider) == 0);
  expect_sites("sum", 1, (void *)product);
  expect_sites("shift", 1, (void *)scale);
  expect_sites("dsum", 1, (void *)dproduct);
  expect_sites("many", 1, (void *)last);
  expect_sites("add4", 1, (void *)mul4);
  expect_sites("keep", 1, (void *)keep_more);
  expect_sites("wide", 1, (void *)wider);
  expect(1);
  return 0;
}
