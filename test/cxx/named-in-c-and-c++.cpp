// RUN: split-file %s %t
// RUN: %clang_sc -std=c17 -O2 -c %t/c.c -o %t/c.o
// RUN: %clang_sc -std=c17 -O2 -fPIC -shared %t/c.c -o %t/c.so
// RUN: %cxx -DUNITS=1 %t/main.cpp %t/f.cpp %t/c.o -o %t/one && %run %t/one
// RUN: %cxx -DUNITS=2 %t/main.cpp %t/f.cpp %t/c.so -o %t/two && %run %t/two
// A static call that C++ defines inside a namespace is one with its namesake in
// C, and in every other namespace.

//--- c.c
#include <static_call.h>
#include <stddef.h>
int f(int x);
int call_in_c(int x);
int set_in_c(int add);
DECLARE_STATIC_CALL(shared, f);
static int add8(int x) { return x + 8; }
int call_in_c(int x) { return 10 * static_call(shared)(x); }
int set_in_c(int set) { return static_call_update(shared, set ? add8 : NULL); }

//--- f.cpp
#include "calls.h"
namespace a::b {
static int first(int x) { return x + 1; }
DEFINE_STATIC_CALL(shared, first);
} // namespace a::b

//--- main.cpp
#include "calls.h"
extern "C" int call_in_c(int x), set_in_c(int set);
static int other(int x) { return x + 4; }
namespace c {
DECLARE_STATIC_CALL(shared, other);
NOINLINE static int call(int x) { return 10 * static_call(shared)(x); }
} // namespace c
namespace d {
DECLARE_STATIC_CALL(shared, other);
NOINLINE static int tail(int x) { return static_call(shared)(x); }
static int update() { return static_call_update(shared, other); }
} // namespace d
static bool expect(int result) {
  return c::call(1) == 10 * result && d::tail(1) == result &&
         call_in_c(1) == 10 * result;
}
int main() {
  assert(expect(2));
  assert(d::update() == 0 && expect(5));
  // The trampoline, two calls here, and one in C.
  expect_calls("__SCT__shared", OWN_SITES(3, 1), other);
  assert(set_in_c(0) == 0 && expect(0));
  assert(set_in_c(1) == 0 && expect(9));
  assert(static_call_reset(c::STATIC_CALL_TRAMP(shared)) == 0 && expect(2));
}
