// RUN: %one_and_two
// RUN: %one_and_two -flto=thin
// RUN: %one_and_two -flto
// Static functions of one name in two files are two keys: retargeting one
// leaves the other alone, in one unit and in two, also where the sites are
// inlined into other files.

//--- f.h
#include "calls.h"
int inlined_from_lib(int x);
int set_in_lib(int (*target)(int));
int reset_in_lib();

//--- lib.cpp
#include "f.h"
static int f(int x) { return x + 1; }
namespace {
struct Class {
  static int g(int x) { return x + 2; }
};
} // namespace
int inlined_from_lib(int x) {
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(Class::g, x);
}
int set_in_lib(int (*target)(int)) {
  return static_call_set(f, target) | static_call_set(Class::g, target);
}
int reset_in_lib() { return static_call_reset(f); }

//--- main.cpp
#include "f.h"
static int f(int x) { return x + 3; }
namespace {
struct Class {
  static int g(int x) { return x + 4; }
};
} // namespace
static int other(int x) { return x + 7; }
NOINLINE static int call(int x) {
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(Class::g, x);
}
NOINLINE static int call_lib(int x) { return inlined_from_lib(x); }
int main() {
  assert(call(1) == 54 && call_lib(1) == 32 && inlined_from_lib(1) == 32);
  assert(static_call_set(Class::g, other) == 0);
  assert(call(1) == 84 && call_lib(1) == 32 && inlined_from_lib(1) == 32);
  assert(set_in_lib([](int x) { return x + 8; }) == 0);
  assert(call(1) == 84 && call_lib(1) == 99 && inlined_from_lib(1) == 99);
  assert(reset_in_lib() == 0);
  assert(call(1) == 84 && call_lib(1) == 92 && inlined_from_lib(1) == 92);
  assert(static_call_reset(Class::g) == 0);
  assert(call(1) == 54 && call_lib(1) == 92);
}
