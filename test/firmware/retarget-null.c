// RUN: %firmware %s -o %t && %run %t | grep "^on"
// RUN: %static_call retarget %t hook=NULL f= nobody=NULL -o %t.new && %static_call verify %t.new
// RUN: %run %t.new | grep "^off"
// An image starts with calls that are disabled, as static_call_set does it: it
// finds the sites to be its own when it enables them.
#include <assert.h>
#include <board.h>
#include <static_call.h>

static int calls, evaluated;
static void hook(int x) { calls += x; }
static int f(int x) { return x; }
__attribute__((weak, static_call)) int nobody(int x);

static int next(void) { return ++evaluated; }
__attribute__((noinline)) static void tail_hook(void) {
  __builtin_static_call(hook, next());
}
__attribute__((noinline)) static int tail_f(void) {
  return __builtin_static_call(f, next());
}

static void check(bool is_on) {
  calls = evaluated = 0;
  tail_hook();
  __builtin_static_call(hook, next());
  assert(calls == (is_on ? 3 : 0));
  assert(tail_f() + __builtin_static_call(f, next()) == (is_on ? 7 : 0));
  assert(evaluated == 4 && nobody(1) == 0 && !static_call_get(nobody));
  assert(static_call_get(hook) == (is_on ? hook : 0));
}

int main(void) {
  bool is_on = static_call_get(hook);
  board_puts(is_on ? "on\n" : "off\n");
  check(is_on);
  assert(static_call_set(nobody, f) == 0 && nobody(3) == 3);
  assert(static_call_reset(nobody) == 0);
  assert(static_call_reset(hook) == 0 && static_call_reset(f) == 0);
  check(true);
  return 0;
}
