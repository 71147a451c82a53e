// RUN: %one_and_two
// Instances with types that only one file has are that file's keys; one that
// another file instantiates (extern template) is that file's.

//--- f.h
#include "calls.h"
template <class T> NOINLINE int f(T x) { return x() + 1; }
template <class T> int g(T x) { return int(x) + 2; }
extern template int g(int);
inline auto shared = [] { return 4; };
int call_in_lib();

//--- lib.cpp
#include "f.h"
template int g(int);
namespace {
struct Local {
  int operator()() { return 20; }
};
} // namespace
NOINLINE static int call() {
  auto lambda = [] { return 100; };
  return __builtin_static_call(f, Local()) + __builtin_static_call(f, lambda) +
         __builtin_static_call(g<int>, 1) +
         1000 * __builtin_static_call(f<decltype(shared)>, shared);
}
int call_in_lib() { return call(); }

//--- main.cpp
#include "f.h"
namespace {
struct Local {
  int operator()() { return 30; }
};
} // namespace
static auto lambda = [] { return 200; };
NOINLINE static int call() {
  return __builtin_static_call(f, Local()) + __builtin_static_call(f, lambda) +
         __builtin_static_call(g<int>, 1) +
         1000 * __builtin_static_call(f<decltype(shared)>, shared);
}
int main() {
  assert(call() == 5235 && call_in_lib() == 5125);
  assert(static_call_set(f<Local>, [](Local) { return 41; }) == 0);
  assert(static_call_set(f<decltype(lambda)>, [](auto) { return 301; }) == 0);
  assert(call() == 5345 && call_in_lib() == 5125);
  assert(static_call_set(g<int>, [](int x) { return x + 5; }) == 0);
  assert(static_call_set(f<decltype(shared)>, [](auto x) { return x() + 2; }) ==
         0);
  assert(count_sites("_Z1gIiEiT_") == 2 / UNITS);
  assert(call() == 6348 && call_in_lib() == 6128);
}
