// RUN: %firmware %s -o %t && %run %t
// NULL disables calls and tail calls: they give 0, and evaluate their
// arguments.
#include <assert.h>
#include <errno.h>
#include <static_call.h>
#include <stddef.h>

static int calls, evaluated;
static void hook(int x) { calls += x; }
static int number(int x) { return x; }
static char *name(char *x) { return x; }
static uint64_t wide(void) { return 1; }

static int next(void) { return ++evaluated; }

__attribute__((noinline)) static void tail_hook(void) {
  __builtin_static_call(hook, next());
}
__attribute__((noinline)) static int tail_number(void) {
  return __builtin_static_call(number, next());
}

int main(void) {
  assert(static_call_set(hook, NULL) == 0);
  assert(static_call_set(number, NULL) == 0);
  assert(static_call_set(name, NULL) == 0);
  assert(static_call_get(hook) == NULL && static_call_get(number) == NULL);
  tail_hook();
  __builtin_static_call(hook, next());
  assert(calls == 0 && tail_number() == 0);
  assert(__builtin_static_call(number, next()) == 0 && evaluated == 4);
  assert(!__builtin_static_call(name, "x"));
  assert(static_call_reset(hook) == 0 && static_call_reset(number) == 0);
  tail_hook();
  assert(calls == 5 && tail_number() == 6);
#ifndef __aarch64__
  uint64_t (*volatile none)(void) = NULL;
  assert(static_call_set(wide, none) == -EINVAL);
#endif
  assert(__builtin_static_call(wide) == 1);
  return 0;
}
