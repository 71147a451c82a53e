// RUN: %one_and_two
// Static member functions, operators and friends found by their arguments are
// keys, in both units one each.

//--- f.h
#include "calls.h"
namespace n {
struct Num {
  int n;
  static int make(int x);
  static int make(int x, int y);
};
Num operator+(const Num &a, const Num &b);
Num &operator+=(Num &a, int x);
int value(const Num &a);
} // namespace n
using n::Num;
NOINLINE static int call(int x) {
  Num a{__builtin_static_call(Num::make, x)}, b{Num(a).n};
  __builtin_static_call(operator+=, a, 4).n++;
  return __builtin_static_call(value, __builtin_static_call(operator+, a, b));
}
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int Num::make(int x) { return x + 1; }
int Num::make(int x, int y) { return x + y; }
namespace n {
Num operator+(const Num &a, const Num &b) { return {a.n + b.n}; }
Num &operator+=(Num &a, int x) { return a.n += x, a; }
int value(const Num &a) { return a.n; }
} // namespace n
int call_in_lib(int x) { return call(x); }

//--- main.cpp
#include "f.h"
static Num times(const Num &a, const Num &b) { return {a.n * b.n}; }
static Num &minus(Num &a, int x) { return a.n -= x, a; }
static int negative(const Num &a) { return -a.n; }
int main() {
  assert(call(1) == 9 && call_in_lib(1) == 9);
  assert(static_call_set(static_cast<int (*)(int)>(Num::make),
                         [](int x) { return x + 9; }) == 0);
  assert(static_call_set(n::operator+, times) == 0);
  assert(static_call_set(n::operator+=, minus) == 0);
  assert(static_call_set(n::value, negative) == 0);
  expect_calls("_ZN1nplERKNS_3NumES2_", 2 / UNITS, times);
  expect_calls("_ZN1npLERNS_3NumEi", 2 / UNITS, minus);
  expect_calls("_ZN1n5valueERKNS_3NumE", 2 / UNITS, negative);
  assert(count_sites("_ZN1n3Num4makeEi") == 2 / UNITS);
  assert(call(1) == -70 && call_in_lib(1) == -70);
}
