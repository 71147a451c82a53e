// RUN: %one_and_two
// Sites in constructors of static objects, and in their destructors, call what
// the other unit's constructors set; a default member function argument and a
// delegating constructor hold sites.

//--- f.h
#include "calls.h"
int f(int x);
int fallback(int x);
int call_in_lib(int x);

//--- lib.cpp
#include "f.h"
int f(int x) { return x + 1; }
int fallback(int x) { return x + 2; }
NOINLINE int call_in_lib(int x) { return 10 * __builtin_static_call(f, x); }
struct Update {
  Update() { assert(static_call_set(f, fallback) == 0); }
  ~Update() { assert(call_in_lib(1) == 90); }
};
__attribute__((init_priority(200))) static Update update;

//--- main.cpp
#include "f.h"
static int other(int x) { return x + 8; }
struct Object {
  int a, b;
  explicit Object(int x, int y = __builtin_static_call(f, 2))
      : a(__builtin_static_call(f, x)), b(y) {}
  Object() : Object(__builtin_static_call(f, 1)) {}
  ~Object() { assert(__builtin_static_call(f, 1) == 9); }
};
__attribute__((init_priority(300))) static Object object;
int main() {
  assert(object.a == 5 && object.b == 4 && call_in_lib(1) == 30);
  assert(static_call_set(f, other) == 0);
  assert(count_sites("_Z1fi") >= 4);
  assert(call_in_lib(1) == 90 && Object().a == 17);
}
