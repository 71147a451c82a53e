// RUN: %clangxx_fe -std=c++20 -S -emit-llvm -Xclang -disable-llvm-passes %s -o - | FileCheck %s
// Static calls in a coroutine, around its suspension points.

// CHECK-COUNT-4: ptr nest
// CHECK-NOT: nest
#include <coroutine>
struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int) {}
    std::suspend_always yield_value(int) { return {}; }
    void unhandled_exception() {}
  };
};
int f(int);
std::suspend_always awaitable(int);
__attribute__((static_call)) std::suspend_always attributed();
Task caller() {
  co_await __builtin_static_call(awaitable, 1);
  co_await attributed();
  co_yield __builtin_static_call(f, 2);
  co_return __builtin_static_call(f, 3);
}
