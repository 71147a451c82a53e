// RUN: split-file %s %t
// RUN: %clangxx_sc -O2 -fPIC -shared %t/far.cpp -o %t/far.so
// RUN: %each_policy_cxx -O2 %t/main.cpp %t/far.so -Wl,-rpath,%t
// RUN: %each_policy_cxx -O0 %t/main.cpp %t/far.so -Wl,-rpath,%t
// Exceptions pass through sites that were changed under threads: calls, tail
// jumps, and both through the veneer; and through a function that was disabled.

//--- far.cpp
void throw_far(int x) { throw x + 300L; }

//--- main.cpp
#include "policy.h"

void throw_far(int x);
static void throw_int(int x) { throw x + 100; }
static void throw_char(int x) { throw char(x + 50); }

static int destroyed;
struct Guard {
  ~Guard() { destroyed++; }
};

__attribute__((noinline)) static void call(int x) {
  Guard guard;
  __builtin_static_call(throw_int, x);
}
__attribute__((noinline)) static void tail(int x) {
  __builtin_static_call(throw_int, x);
}

static int caught(void (*caller)(int)) {
  try {
    caller(1);
  } catch (int i) {
    return i;
  } catch (char c) {
    return c;
  } catch (long l) {
    return int(l);
  }
  return 0;
}

static void expect(int result, const void *dest) {
  int before = destroyed;
  unsigned jumps = expect_sites("_ZL9throw_inti", 2, dest);
#ifdef __OPTIMIZE__
  assert(jumps == 1 || !HAS_JUMPS);
#else
  assert(jumps == 0);
#endif
  assert(caught(call) == result && destroyed == before + 1);
  assert(caught(tail) == result && destroyed == before + 1);
}

int main() {
  go_live();
  expect(101, (void *)throw_int);
  assert(static_call_set(throw_int, throw_char) == 0);
  expect(51, (void *)throw_char);
  assert(static_call_set(throw_int, throw_far) == 0);
  expect_far_sites("_ZL9throw_inti", 2, (void *)throw_far);
  expect(301, nullptr);
  assert(static_call_set(throw_int, nullptr) == 0);
  assert(caught(call) == 0 && caught(tail) == 0);
  assert(static_call_reset(throw_int) == 0);
  expect(101, (void *)throw_int);
}
