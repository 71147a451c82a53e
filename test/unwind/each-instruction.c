// REQUIRES: x86
// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared %t/far.c -o %t/far.so
// RUN: %each_policy -O2 %t/main.c %t/far.so -Wl,-rpath,%t
// RUN: %each_policy -O2 -fcf-protection %t/main.c %t/far.so -Wl,-rpath,%t
// RUN: %each_policy -O0 %t/main.c %t/far.so -Wl,-rpath,%t
// A signal handler can unwind from each instruction that a call of a patched
// or disabled site executes: site, veneer, stub and target.

//--- far.c
int far_target(int x) { return x + 300; }

//--- main.c
#include "frames.h"
#include "policy.h"
#include "step.h"
#include <signal.h>

int far_target(int x);
static int deflt(int x) { return x + 100; }
static int target(int x) { return x + 200; }
__attribute__((noinline)) static int call(int x) {
  return 10 * __builtin_static_call(deflt, x) + 1;
}
__attribute__((noinline)) static int tail(int x) {
  return __builtin_static_call(deflt, x);
}
static int (*caller)(int);
static const void *callee, *veneer;
static int has_jump, is_tail, steps_in_callee, steps_in_veneer;

__attribute__((noinline)) static int step(void) {
  START_STEPPING();
  int result = caller(1);
  STOP_STEPPING();
  return result;
}
__attribute__((noinline)) static int start(void) { return step() + 1; }

static void on_step(int signal) {
  struct frames f = get_frames();
  const uintptr_t *at = f.functions + f.interrupted;
  (void)signal;
  int in_callee = *at == (uintptr_t)callee,
      in_veneer = *at == (uintptr_t)veneer;
  steps_in_callee += in_callee;
  steps_in_veneer += in_veneer;
  if (*at == (uintptr_t)step)
    return; /* the assembler code there moves the stack pointer */
  if (in_callee || in_veneer)
    at++;
  if (!(is_tail && (in_callee || in_veneer)))
    assert(*at++ == (uintptr_t)caller);
  assert(at[0] == (uintptr_t)step && at[1] == (uintptr_t)start);
}

/* The call executes `function` (NULL: nothing), the tail jump `behind_jump`. */
static void expect(const void *function, const void *behind_jump, int result,
                   int through_veneer) {
  for (int i = 0; i < 2; i++) {
    caller = i ? tail : call;
    is_tail = i && has_jump;
    callee = is_tail ? behind_jump : function;
    steps_in_callee = steps_in_veneer = 0;
    assert(start() == (i ? result : 10 * result + 1) + 1);
    assert(!steps_in_callee == !callee);
    assert(!steps_in_veneer == !through_veneer);
  }
}

int main(void) {
  const struct sc_unit *unit =
      (const struct sc_unit *)follow(&find_view("deflt", 0)->unit);
  const void *stub = (const void *)follow(&unit->return_zero);
  signal(SIGTRAP, on_step);
  veneer = get_veneer("deflt");
  has_jump = expect_sites("deflt", 2, 0) == 1;
  expect((void *)deflt, (void *)deflt, 101, 0);
  assert(static_call_set(deflt, NULL) == 0);
  expect(NULL, stub, 0, 0);
  assert(static_call_set(deflt, target) == 0);
  go_live();
  expect((void *)target, (void *)target, 201, 0);
  assert(static_call_set(deflt, far_target) == 0);
  expect((void *)far_target, (void *)far_target, 301, UNITS_ARE_FAR);
  assert(static_call_set(deflt, NULL) == 0);
  expect(policy == STATIC_CALL_HARDENED ? NULL : stub, stub, 0, 0);
  return 0;
}
