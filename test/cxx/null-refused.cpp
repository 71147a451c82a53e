// RUN: %one_and_two
// A target that turns out to be NULL is -EINVAL where one zero register does
// not stand for the result, and where any unit was told that it is never null.

//--- f.h
#include "calls.h"
#include <errno.h>
struct Large {
  long a, b, c;
};
struct Owner {
  int n;
  ~Owner() {}
};
enum class Scoped : long { zero, one };
#if UNITS == 2 && !defined(LIB)
__attribute__((returns_nonnull))
#endif
int *never(int &x);
template <class T> T f(int x);
template <class T> NOINLINE bool is_refused() {
  T (*volatile null)(int) = nullptr;
  int err = static_call_set(f<T>, null);
  assert(err == 0 || err == -EINVAL);
  assert(static_call_get(f<T>) == (err ? f<T> : nullptr));
  assert(static_call_reset(f<T>) == 0);
  (void)__builtin_static_call(f<T>, 1);
  return err;
}
int set_never(int *(*target)(int &));
int run_in_lib();

//--- lib.cpp
#define LIB
#include "f.h"
template <class T> T f(int x) {
  if constexpr (__is_pointer(T))
    return nullptr;
  else
    return T(x);
}
static int n = 1;
template <> int &f<int &>(int) { return n; }
template <> Large f<Large>(int) { return {1, 1, 1}; }
template <> Owner f<Owner>(int) { return {1}; }
int run_in_lib() {
  assert(is_refused<Large>() && is_refused<Owner>() && is_refused<int &>());
  assert(is_refused<double>() && is_refused<wide_int>() && is_refused<float>());
  assert(!is_refused<Scoped>() && !is_refused<bool>());
  assert(!is_refused<char *>() && !is_refused<long>());
  return 0;
}
int *never(int &x) { return &x; }
NOINLINE int set_never(int *(*target)(int &)) {
  int one = 1;
  assert(__builtin_static_call(never, one));
  return static_call_set(never, target);
}

//--- main.cpp
#include "f.h"
NOINLINE static int call() {
  int one = 1;
  return 1 + *__builtin_static_call(never, one);
}
int main() {
  assert(call() == 2 && run_in_lib() == 0 && call() == 2);
  assert(set_never(nullptr) == (UNITS == 1 ? 0 : -EINVAL));
  assert(UNITS == 1 || call() == 2);
}
