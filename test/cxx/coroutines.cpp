// RUN: %one_and_two
// A coroutine of one unit, whose sites were retargeted while it waited, goes on
// with the new target, and its promise gets what that throws.

//--- f.h
#include "calls.h"
#include <coroutine>
extern int destroyed;
struct Guard {
  ~Guard() { destroyed++; }
};
struct Task {
  struct promise_type {
    int last = 0;
    Task get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int x) {
      return last = x, std::suspend_always();
    }
    void return_void() {}
    void unhandled_exception() {
      try {
        throw;
      } catch (int i) {
        last = -i;
      }
    }
  };
  std::coroutine_handle<promise_type> handle;
  int next() { return handle.resume(), handle.promise().last; }
};
int f(int x);
Task count();
int throw_in_lib(int x);

//--- lib.cpp
#include "f.h"
int destroyed;
int f(int x) { return x + 1; }
Task count() {
  Guard guard;
  for (int x = 1;;)
    co_yield x = __builtin_static_call(f, x);
}
int throw_in_lib(int x) { throw x + 100; }

//--- main.cpp
#include "f.h"
static int twice(int x) { return 2 * x; }
NOINLINE static int call(int x) { return 10 * __builtin_static_call(f, x); }
int main() {
  Task task = count();
  assert(task.next() == 2 && call(1) == 20);
  assert(static_call_set(f, twice) == 0);
  expect_calls("_Z1fi", OWN_SITES(1, 1), twice);
  assert(task.next() == 4 && task.next() == 8);
  assert(static_call_set(f, throw_in_lib) == 0);
  assert(destroyed == 0 && task.next() == -108);
  assert(destroyed == 1 && task.handle.done());
  task.handle.destroy();
}
