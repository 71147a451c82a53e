// RUN: split-file %s %t
// RUN: %clangxx_sc -std=c++23 -O0 %t/callers.cpp %t/main.cpp -o %t.0 && %run %t.0
// RUN: %clangxx_sc -std=c++23 -O2 %t/callers.cpp %t/main.cpp -o %t.2 && %run %t.2
// RUN: %clangxx_sc -std=c++23 -O2 -flto %t/callers.cpp %t/main.cpp -o %t.lto && %run %t.lto
// RUN: %clangxx_sc -std=c++23 -O2 -flto=thin %t/callers.cpp %t/main.cpp -o %t.thin && %run %t.thin
// RUN: %clang_sc -O2 -fexceptions -c %t/cleanup.c -o %t.cleanup.o
// RUN: %clangxx_sc -std=c++23 -O2 -DCLEANUP %t/callers.cpp %t/main.cpp %t.cleanup.o -o %t.c && %run %t.c
// A target throws through callers in whose file the default, which throws
// nothing, is defined above them: destructors run, and the exception is caught.

//--- callers.h
extern int destroyed, evaluated;
struct Guard {
  ~Guard() { destroyed++; }
};
int set_all(int (*target)(int));
extern int (*const callers[])();
extern "C" int set_cleanup(int (*target)(int));
extern "C" int cleanup_caller(int *destroyed);

//--- callers.cpp
#include "callers.h"
#include <static_call.h>

static int sink;
int exported(int x) { return x; }
static int internal(int x) { return x; }
inline int inlined(int x) { return x; }
template <class T> T instance(T x) { return x; }
__attribute__((static_call)) int attributed(int x) { return x; }
struct Class {
  __attribute__((static_call)) static int operator()(int x) { return x; }
};
static Class object() {
  evaluated++;
  return {};
}

static int call_exported() {
  Guard guard;
  return __builtin_static_call(exported, 1);
}
static int call_internal() {
  Guard guard;
  return __builtin_static_call(internal, 1);
}
static int call_inlined() {
  Guard guard;
  return __builtin_static_call(inlined, 1);
}
template <class T> int call_instance() {
  Guard guard;
  return __builtin_static_call(instance<T>, 1);
}
static int call_attributed() {
  Guard guard;
  return attributed(1);
}
static int call_object() {
  Guard guard;
  return object()(1);
}
__attribute__((noinline)) static int light() {
  int x = __builtin_static_call(exported, 1);
  sink = x;
  return x;
}
static int call_caller() {
  Guard guard;
  return light();
}

int (*const callers[])() = {call_exported,      call_internal,   call_inlined,
                            call_instance<int>, call_attributed, call_object,
                            call_caller,        nullptr};

int set_all(int (*target)(int)) {
  return static_call_set(exported, target) ||
         static_call_set(internal, target) ||
         static_call_set(inlined, target) ||
         static_call_set(instance<int>, target) ||
         static_call_set(attributed, target) ||
         static_call_set(Class::operator(), target);
}

//--- main.cpp
#undef NDEBUG
#include "callers.h"
#include <cassert>

int destroyed, evaluated;
static int throws(int x) { throw x; }

static void expect_caught(int (*caller)()) {
  int before = destroyed;
  int caught = 0;
  try {
    caller();
  } catch (int) {
    caught = 1;
  }
  assert(caught && destroyed == before + 1);
}

int main() {
  for (auto caller = callers; *caller; ++caller)
    assert((*caller)() == 1);
  assert(set_all(throws) == 0);
  for (auto caller = callers; *caller; ++caller)
    expect_caught(*caller);
  assert(evaluated == 2);
#ifdef CLEANUP
  assert(set_cleanup(throws) == 0);
  expect_caught([] { return cleanup_caller(&destroyed); });
#endif
}

//--- cleanup.c
#include <static_call.h>

static int hook(int x) { return x; }
static void count(int **destroyed) { ++**destroyed; }
int set_cleanup(int (*target)(int)) { return static_call_set(hook, target); }
int cleanup_caller(int *destroyed) {
  __attribute__((cleanup(count))) int *guard = destroyed;
  return __builtin_static_call(hook, 1) + (guard != destroyed);
}
