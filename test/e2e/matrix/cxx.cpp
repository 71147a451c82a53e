// RUN: %cc --driver-mode=g++ -std=c++20 -I%src/test/Inputs -I%S/Inputs -I%format %s %S/Inputs/shapes.cpp -o %t
// RUN: %run %t
// RUN: %check_table %t
// Overloads, templates, members, lambdas and inline functions have keys;
// exceptions pass through sites, and all can be disabled.

#include "shapes.h"
#include "sites.h"
#include <static_call.h>

using namespace shapes;

#define NOINLINE __attribute__((noinline))

static int twice(int x) { return 2 * x; }
static int sub(int a, long b) { return int(a - b); }
static Result redescribe(int x) { return Result("r" + std::to_string(x)); }

NOINLINE static int call_area(int x) {
  return 10 * __builtin_static_call(area, x);
}
NOINLINE static int call_member(int x) {
  return 10 * __builtin_static_call(Tool::use, x);
}
NOINLINE static int call_in_lambda(int x) {
  auto f = [](int y) { return 10 * __builtin_static_call(Tool::use, y); };
  return f(x);
}
NOINLINE static std::string call_describe(int x) {
  return __builtin_static_call(describe, x).text;
}
NOINLINE static void tail_fail(int x) { __builtin_static_call(fail, x); }
NOINLINE static std::string call_fail(int x) {
  Result guard("guard");
  try {
    __builtin_static_call(fail, x);
  } catch (const std::runtime_error &e) {
    return e.what();
  } catch (int i) {
    return "int" + std::to_string(i);
  }
  return "nothing";
}
NOINLINE static int catch_tail(int x) {
  try {
    tail_fail(x);
  } catch (const std::runtime_error &) {
    return 1;
  } catch (int) {
    return 2;
  }
  return 0;
}

static void test_exceptions() {
  int before = destroyed;
  assert(call_fail(3) == "fail3" && catch_tail(3) == 1);
  assert(static_call_set(fail, fail_otherwise) == 0);
  expect_sites("_ZN6shapes4failEi", 2, (void *)fail_otherwise);
  assert(call_fail(4) == "int4" && catch_tail(3) == 2);
  assert(static_call_reset(fail) == 0);
  assert(call_fail(5) == "fail5" && catch_tail(3) == 1);
  assert(destroyed == before + 3);
}

static void test_disabled() {
  int before = destroyed;
  assert(static_call_set(static_cast<int (*)(int)>(area), nullptr) == 0);
  assert(static_call_set(Tool::use, NULL) == 0);
  assert(static_call_set((mix<int, long>), nullptr) == 0);
  assert(static_call_set(fail, nullptr) == 0 && !static_call_get(fail));
  assert(call_area(3) == 0 && call_member(3) == 0 && call_in_lambda(4) == 0);
  assert(inlined_site(1) == 0 && call_inlined_elsewhere(2) == 0);
  assert(call_fail(6) == "nothing" && catch_tail(3) == 0);
  assert(static_call_reset(fail) == 0 && static_call_reset(Tool::use) == 0);
  assert(call_member(3) == 40 && call_fail(5) == "fail5" && catch_tail(3) == 1);
  assert(destroyed == before + 2);
}

static void test_classes() {
  int before = destroyed;
  assert(call_describe(7) == "d7");
  assert(static_call_set(describe, redescribe) == 0);
  assert(call_describe(7) == "r7");
  assert(destroyed == before + 2);
}

int main() {
  assert(call_area(3) == 90 && call_member(3) == 40 && call_in_lambda(4) == 50);
  assert(inlined_site(1) == 30 && call_inlined_elsewhere(2) == 40);
  assert(static_call_set(static_cast<int (*)(int)>(area), twice) == 0);
  assert(static_call_set(Tool::use, twice) == 0);
  assert(static_call_set((mix<int, long>), sub) == 0);
  assert(call_area(3) == 60 && call_member(3) == 60 && call_in_lambda(4) == 80);
  assert(inlined_site(1) == -10 && call_inlined_elsewhere(2) == 0);
  expect_sites("_ZN6shapes4areaEi", 1, (void *)twice);
  assert(count_sites("_ZN6shapes4Tool3useEi") >= 2);
  expect_sites("_ZN6shapes8describeEi", 1, 0);
  assert(count_sites("_ZN6shapes3mixIilEET_S1_T0_") >= 1);
  test_exceptions();
  test_classes();
  test_disabled();
  return 0;
}
