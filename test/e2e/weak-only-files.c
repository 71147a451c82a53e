// RUN: %clang_sc -O2 -DFILE_A -c %s -o %t.a.o
// RUN: %clang_sc -O2 -DFILE_B -c %s -o %t.b.o
// RUN: %clang_sc -O2 -c %s -o %t.o
// RUN: %clang_sc %t.o %t.a.o %t.b.o -o %t && %run %t
// Two files that export only weak symbols keep their static defaults of one
// name apart.

#include <static_call.h>
int a(int x), b(int x), set_a(void), set_b(void);
#if defined(FILE_A) || defined(FILE_B)
#ifdef FILE_A
enum { ADDED = 100 };
#define call a
#define set set_a
#else
enum { ADDED = 200 };
#define call b
#define set set_b
#endif
static int deflt(int x) { return x + ADDED; }
static int other(int x) { return x - ADDED; }
__attribute__((weak)) int call(int x) {
  return 10 * __builtin_static_call(deflt, x);
}
__attribute__((weak)) int set(void) { return static_call_set(deflt, other); }
#else
int main(void) {
  if (a(1) != 1010 || b(1) != 2010)
    return 1;
  if (set_a() || a(1) != -990 || b(1) != 2010)
    return 2;
  return set_b() || a(1) != -990 || b(1) != -1990;
}
#endif
