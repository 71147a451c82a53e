/* A function that units call statically, and a named key. Who defines them says
 * DEFINE_HOOK; with -DIFUNC the function is chosen when it is loaded. */
#ifndef HOOK_H
#define HOOK_H

#include "calls.h"
#include <static_call.h>

typedef int hook_fn(int x);
#ifdef EXPORTS
__attribute__((visibility("default")))
#endif
extern hook_fn hook;
DECLARE_STATIC_CALL(named_hook, hook);

#ifdef IFUNC
#define DEFINE_FUNCTION                                                        \
  static int chosen(int x) { return x + 1; }                                   \
  static int not_chosen(int x) { return x + 100; }                             \
  static volatile int never; /* the choice cannot be foreseen */               \
  static hook_fn *choose(void) { return never ? not_chosen : chosen; }         \
  __attribute__((ifunc("choose"))) int hook(int x)
#else
#define DEFINE_FUNCTION                                                        \
  __attribute__((noinline)) int hook(int x) { return x + 1; }                  \
  _Static_assert(1, "")
#endif
#define DEFINE_HOOK                                                            \
  DEFINE_FUNCTION;                                                             \
  DEFINE_STATIC_CALL_NULL(named_hook, hook)

#define APART __attribute__((noinline)) static
APART int call_hook(int x) { return 2 * __builtin_static_call(hook, x); }
APART int tail_hook(int x) { return __builtin_static_call(hook, x); }
APART int call_named(int x) { return 2 * static_call(named_hook)(x); }
APART int tail_named(int x) { return static_call(named_hook)(x); }

/* This unit's sites of the function, of the name, call the targets; NULL: they
 * do nothing. */
static inline void expect_hook(hook_fn *target) {
  int result = target ? target(5) : 0;
  assert(call_hook(5) == 2 * result && tail_hook(5) == result);
  expect_calls("hook", 2, (const void *)target);
  assert(static_call_get(hook) == target);
}

/* Never changed: they call the trampoline. */
static inline void expect_named_first(unsigned sites) {
  assert(call_named(5) == 0 && tail_named(5) == 0);
  expect_either("__SCT__named_hook", sites, NULL,
                (const void *)static_call(named_hook));
  assert(static_call_query(named_hook) == NULL);
}

static inline void expect_named(unsigned sites, hook_fn *target) {
  int result = target ? target(5) : 0;
  assert(call_named(5) == 2 * result && tail_named(5) == result);
  expect_calls("__SCT__named_hook", sites, (const void *)target);
  assert(static_call_query(named_hook) == target);
}

#endif
