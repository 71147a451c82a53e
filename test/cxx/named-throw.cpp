// RUN: %one_and_two
// RUN: %one_and_two -O0
// Targets throw out of named static calls: out of calls, jumps, trampolines and
// veneers, past objects that wait there, into a handler that updates.

//--- f.h
#include "calls.h"
extern int destroyed;
struct Guard {
  ~Guard() { destroyed++; }
};
int first(int x);
int throw_in_lib(int x);
DECLARE_STATIC_CALL(named, first);
DECLARE_STATIC_CALL(in_main, first);
using Caller = int(int);
Caller call_in_lib, tail_in_lib, trampoline_in_lib;

//--- lib.cpp
#include "f.h"
int destroyed;
int first(int x) { return x + 1; }
DEFINE_STATIC_CALL(named, first);
int throw_in_lib(int x) { throw x + 3; }
int call_in_lib(int x) {
  Guard guard;
  return 10 * static_call(named)(x);
}
int tail_in_lib(int x) { return static_call(in_main)(x); }
int trampoline_in_lib(int x) {
  Caller *volatile trampoline = static_call(named);
  Guard guard;
  return 10 * trampoline(x);
}

//--- main.cpp
#include "f.h"
static int quiet(int x) { return x + 1; }
static int throw_in_main(int x) { throw x + 5; }
DEFINE_STATIC_CALL(in_main, quiet);
NOINLINE static int call(int x) {
  Guard guard;
  return 10 * static_call(named)(x);
}
NOINLINE static int call_own(int x) {
  Guard guard;
  return 10 * static_call(in_main)(x);
}
NOINLINE static int tail(int x) { return static_call(named)(x); }
NOINLINE static int trampoline(int x) {
  Caller *volatile trampoline = static_call(in_main);
  Guard guard;
  return 10 * trampoline(x);
}
static Caller *const callers[] = {call_in_lib, trampoline_in_lib, call,
                                  call_own,    trampoline,        tail_in_lib,
                                  tail};
static void expect(int thrown) {
  int before = destroyed;
  for (Caller *caller : callers)
    try {
      caller(1);
      assert(false);
    } catch (int i) {
      assert(i == thrown);
    }
  assert(destroyed == before + 5);
}
static bool update(Caller *target) {
  return static_call_update(named, target) == 0 &&
         static_call_update(in_main, target) == 0;
}
int main() {
  assert(call(1) == 20 && call_own(1) == 20 && tail_in_lib(1) == 2);
  assert(update(throw_in_lib));
  expect_calls("__SCT__named", OWN_SITES(2, 2), throw_in_lib);
  expect_calls("__SCT__in_main", OWN_SITES(2, 1), throw_in_lib);
  expect(4);
  assert(update(throw_in_main));
  expect_calls("__SCT__named", OWN_SITES(2, 2), throw_in_main);
  expect(6);
  try {
    call(1);
  } catch (int i) {
    assert(update(first) && call(1) == 20 && trampoline_in_lib(1) == 20);
  }
  assert(update(nullptr) && call(1) == 0 && trampoline(1) == 0);
}
