// RUN: split-file %s %t
// RUN: %cxx -fPIC -shared %t/lib.cpp -o %t/lib.so
// RUN: %cxx -fPIC -shared -DOTHER %t/lib.cpp -o %t/other.so
// RUN: %cxx %t/main.cpp %t/lib.so %t/other.so -o %t/pie && %run %t/pie
// RUN: %cxx -fPIE -no-pie %t/main.cpp %t/lib.so %t/other.so -o %t/exe && %run %t/exe
// A target in a library is reached directly by that library's own sites, and
// through the veneer by the executable's, far away; with arguments and results
// in memory.

//--- f.h
#include "calls.h"
struct Big {
  long n[5];
};
using Function = Big(int, int, int, int, int, int, int, int, double, Big);
Function f, near, far;
using Expect = void(const char *, Function *, bool);
Expect expect_in_lib, expect_in_other;
#define DIGITS                                                                 \
  1, 2, 3, 4, 5, 6, 7, 8, 9.0, Big {{10}}
NOINLINE static long call() { return __builtin_static_call(f, DIGITS).n[4]; }
NOINLINE static Big tail() { return __builtin_static_call(f, DIGITS); }
static inline void expect(const char *name, Function *target, bool directly) {
  expect_calls(name, 2, target);
  const void *address = reinterpret_cast<void *>(target);
  directly |= !is_far(get_site(name, 0), address);
  assert((get_way(name) == address) == directly);
  assert(call() == tail().n[4]);
}

//--- lib.cpp
#include "f.h"
#ifdef OTHER
Big far(int, int, int, int, int, int, int, int h, double d, Big) {
  return {{0, 0, 0, 0, h * 10 + long(d)}};
}
void expect_in_other(const char *name, Function *target, bool directly) {
  expect(name, target, directly);
}
#else
Big f(int, int, int, int, int, int, int, int h, double, Big b) {
  return {{0, 0, 0, 0, h + b.n[0]}};
}
Big near(int, int b, int, int, int, int, int, int, double, Big) {
  return {{0, 0, 0, 0, b}};
}
void expect_in_lib(const char *name, Function *target, bool directly) {
  expect(name, target, directly);
}
#endif

//--- main.cpp
#include "f.h"
#define NAME "_Z1fiiiiiiiid3Big"
Big in_main(int, int, int, int, int, int, int, int, double, Big) {
  return {{0, 0, 0, 0, 7}};
}
int main() {
  assert(call() == 18 && tail().n[4] == 18);
  assert(static_call_set(f, near) == 0);
  expect(NAME, near, false);
  expect_in_lib(NAME, near, true);
  assert(call() == 2);
  assert(static_call_set(f, far) == 0);
  expect(NAME, far, false);
  expect_in_other(NAME, far, true);
  assert(call() == 89);
  assert(static_call_set(f, in_main) == 0);
  expect(NAME, in_main, true);
  expect_in_lib(NAME, in_main, false);
  expect_in_other(NAME, in_main, false);
  assert(call() == 7);
}
