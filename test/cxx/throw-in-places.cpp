// RUN: %one_and_two
// A target in another unit throws out of sites in initialisers, arrays,
// lambdas, new expressions and static variables: what was built is destroyed.

//--- f.h
#include "calls.h"
int f(int x);
int throw_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
int throw_in_lib(int x) { throw x + 3; }

//--- main.cpp
#include "f.h"
static int alive;
struct Part {
  explicit Part(int) { alive++; }
  ~Part() { alive--; }
};
struct Whole {
  Part first{1};
  int number = __builtin_static_call(f, 1);
  Part last;
  int result;
  explicit Whole(int x) try
      : last(__builtin_static_call(f, x)), result(number) {
  } catch (int i) {
    throw 10 * i;
  }
};
NOINLINE static int in_constructor() { return Whole(1).result; }
NOINLINE static int in_array() {
  Part parts[] = {Part(1), Part(__builtin_static_call(f, 2)), Part(3)};
  return int(sizeof parts / sizeof *parts);
}
NOINLINE static int in_lambda() {
  auto lambda = [part = Part(1)] { return __builtin_static_call(f, 3); };
  return lambda();
}
NOINLINE static int in_new() {
  Whole *whole = new Whole(4);
  int result = whole->result;
  delete whole;
  return result;
}
NOINLINE static int in_static() {
  static int once = __builtin_static_call(f, 5);
  return once;
}
static int caught(int (*caller)()) {
  try {
    return caller();
  } catch (int i) {
    return -i;
  }
}
int main() {
  assert(static_call_set(f, throw_in_lib) == 0);
  assert(count_sites("_Z1fi") >= 5);
  assert(caught(in_constructor) == -40 && caught(in_array) == -5);
  assert(caught(in_lambda) == -6 && caught(in_new) == -40);
  assert(caught(in_static) == -8 && alive == 0);
  assert(static_call_reset(f) == 0);
  assert(caught(in_constructor) == 2 && caught(in_array) == 3);
  assert(caught(in_lambda) == 4 && caught(in_new) == 2);
  assert(caught(in_static) == 6 && alive == 0);
}
