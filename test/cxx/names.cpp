// RUN: %one_and_two
// RUN: %one_and_two -flto=thin
// Functions with $, dots and UTF-8 in their names, and with names of more than
// 5,000 characters that differ in one of the last, are keys of both units.

//--- f.h
#include "calls.h"
#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)
#define L20 an_identifier_of_20c
#define L40 JOIN(L20, L20)
#define L80 JOIN(L40, L40)
#define L160 JOIN(L80, L80)
#define L320 JOIN(L160, L160)
#define L640 JOIN(L320, L320)
#define L1280 JOIN(L640, L640)
#define L2560 JOIN(L1280, L1280)
#define L5120 JOIN(L2560, L2560)
#define TEXT2(x) #x
#define TEXT(x) TEXT2(x)
#define LENGTHY(n) "_Z7lengthyI5120" TEXT(L5120) "Li" n "EEii"

int dollar$(int x);
int größe(int x);
int dots(int x) __asm__("dots.in.name.1");
int fewer_dots(int x) __asm__("dots.in.name");
template <class T, int N> int lengthy(int x);
struct L5120;
NOINLINE static int call(int x) {
  return __builtin_static_call(dollar$, x) +
         10 * __builtin_static_call(größe, x) +
         100 * __builtin_static_call(dots, x) +
         1000 * __builtin_static_call(fewer_dots, x) +
         10000 * __builtin_static_call((lengthy<L5120, 5>), x) +
         100000 * __builtin_static_call((lengthy<L5120, 6>), x);
}
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int dollar$(int x) { return x; }
int größe(int x) { return x + 1; }
int dots(int x) { return x + 2; }
int fewer_dots(int x) { return x + 3; }
template <class T, int N> int lengthy(int x) { return x + N; }
template int lengthy<L5120, 5>(int x);
template int lengthy<L5120, 6>(int x);
int call_in_lib(int x) { return call(x); }

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 8; }
int main() {
  assert(call(1) == 764321 && call_in_lib(1) == 764321);
  assert(static_call_set(größe, other) == 0);
  assert(static_call_set(fewer_dots, other) == 0);
  assert(static_call_set((lengthy<L5120, 5>), other) == 0);
  expect_linked("_Z7dollar$i", 2 / UNITS);
  expect_calls("_Z7größei", 2 / UNITS, other);
  expect_linked("dots.in.name.1", 2 / UNITS);
  expect_calls("dots.in.name", 2 / UNITS, other);
  expect_calls(LENGTHY("5"), 2 / UNITS, other);
  expect_linked(LENGTHY("6"), 2 / UNITS);
  assert(call(1) == 799391 && call_in_lib(1) == 799391);
}
