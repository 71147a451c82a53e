// RUN: %one_and_two
// Functions of one name in several namespaces are several keys; those of
// anonymous namespaces are also one in each file.

//--- f.h
#include "calls.h"
namespace a {
int f(int x);
inline namespace v1 {
int g(int x);
}
namespace b::c {
int f(int x);
}
} // namespace a
int f(int x);
int call_in_lib(int x);
int change_in_lib();

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
namespace a {
int f(int x) { return x + 2; }
int v1::g(int x) { return x + 3; }
int b::c::f(int x) { return x + 4; }
} // namespace a
namespace {
int h(int x) { return x + 5; }
int h2(int x) { return x + 6; }
} // namespace
NOINLINE int call_in_lib(int x) {
  using a::b::c::f;
  return __builtin_static_call(::f, x) + 10 * __builtin_static_call(a::f, x) +
         100 * __builtin_static_call(a::g, x) +
         1000 * __builtin_static_call(f, x) +
         10000 * __builtin_static_call(h, x);
}
int change_in_lib() { return static_call_set(h, h2); }

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 7; }
namespace {
int h(int x) { return x + 8; }
} // namespace
NOINLINE static int call(int x) {
  return __builtin_static_call(f, x) + 10 * __builtin_static_call(a::f, x) +
         100 * __builtin_static_call(a::v1::g, x) +
         1000 * __builtin_static_call(a::b::c::f, x) +
         10000 * __builtin_static_call(h, x);
}
int main() {
  assert(call(1) == 95432 && call_in_lib(1) == 65432);
  assert(static_call_set(a::b::c::f, other) == 0);
  assert(static_call_set(a::g, other) == 0);
  expect_calls("_ZN1a1b1c1fEi", 2 / UNITS, other);
  expect_calls("_ZN1a2v11gEi", 2 / UNITS, other);
  expect_linked("_ZN1a1fEi", 2 / UNITS);
  expect_linked("_Z1fi", 2 / UNITS);
  assert(call(1) == 98832 && call_in_lib(1) == 68832);
  assert(change_in_lib() == 0);
  expect_sites("_ZN12_GLOBAL__N_11hEi", 1, reinterpret_cast<void *>(h));
  assert(call(1) == 98832 && call_in_lib(1) == 78832);
  assert(static_call_set(h, other) == 0);
  assert(call(1) == 88832 && call_in_lib(1) == 78832);
}
