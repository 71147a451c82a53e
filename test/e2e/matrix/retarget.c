// RUN: %cc -I%src/test/Inputs -I%S/Inputs -I%format %s %S/Inputs/other.c -o %t
// RUN: %run %t
// RUN: %check_table %t
// Calls, tail jumps, internal and library defaults change together, nothing
// else does; all of it under threads, too, and disabled.

#include "sites.h"
#include <ctype.h>
#include <static_call.h>

#define NOINLINE __attribute__((noinline))
#include "disabled.h"

int external(int x);
int call_external_elsewhere(int x);
int call_other_twin(int x);

static int twin(int x) { return x + 100; }
static int replacement(int x) { return x + 1000; }
static int flagged(int x) { return -x; }
__attribute__((static_call)) int marked(int x);
int marked(int x) { return x + 3; }
static int chosen(int x) { return x + 4; }
static __typeof__(&chosen) choose(void) { return chosen; }
STATIC_CALL_RESOLVER(marked, choose);

static volatile int sink;

NOINLINE static int call(int x) {
  return 10 * __builtin_static_call(external, x);
}
NOINLINE static int tail(int x) { return __builtin_static_call(external, x); }
NOINLINE static int conditional_tail(int x) {
  if (x > 50)
    return __builtin_static_call(external, x);
  sink = x;
  return 7;
}
NOINLINE static int nested(int x) {
  return __builtin_static_call(external, __builtin_static_call(twin, x));
}
NOINLINE static int library(int x) {
  return 10 * __builtin_static_call(toupper, x);
}
NOINLINE static int attributed(int x) { return 10 * marked(x); }

enum { EXTERNAL_SITES = 5 };

static void expect_results(int added) {
  assert(call(1) == 10 * (1 + added));
  assert(tail(1) == 1 + added);
  assert(conditional_tail(1) == 7);
  assert(conditional_tail(60) == 60 + added);
  assert(nested(1) == 101 + added);
  assert(call_external_elsewhere(1) == 10 * (1 + added));
  assert(external(1) == 2);
}

static void test_set_and_reset(void) {
  unsigned mappings = count_text_mappings();
  struct text before = copy_text();
  expect_sites("external", EXTERNAL_SITES, 0);
  expect_results(1);
  assert(static_call_get(external) == external);

  assert(static_call_set(external, replacement) == 0);
  unsigned jumps =
      expect_sites("external", EXTERNAL_SITES, (void *)replacement);
#if defined(__OPTIMIZE__) && !defined(FRAMES)
  assert(jumps > 0 || !HAS_JUMPS);
#else
  (void)jumps;
#endif
  expect_results(1000);
  assert(static_call_get(external) == replacement);
  assert(count_changes(&before, "external") >= EXTERNAL_SITES);

  assert(static_call_reset(external) == 0);
  expect_sites("external", EXTERNAL_SITES, (void *)external);
  expect_results(1);
  free_text(&before);
  assert(SWAPS_LIVE || count_text_mappings() == mappings);
}

static void test_twins(void) {
  assert(nested(1) == 102 && call_other_twin(1) == 201);
  assert(static_call_set(twin, flagged) == 0);
  assert(nested(1) == 0 && call_other_twin(1) == 201);
  assert(static_call_reset(twin) == 0);
  assert(nested(1) == 102 && call_other_twin(1) == 201);
}

static void test_library(void) {
  assert(library('a') == 10 * 'A');
  assert(static_call_set(toupper, replacement) == 0);
  expect_sites("toupper", 1, (void *)replacement);
  assert(library('a') == 10 * ('a' + 1000));
  assert(static_call_set(toupper, tolower) == 0);
  assert(library('A') == 10 * 'a');
  assert(static_call_reset(toupper) == 0);
  assert(library('a') == 10 * 'A');
}

static void test_batch(void) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  assert(static_call_batch_add(&batch, external, replacement) == 0);
  assert(static_call_batch_add(&batch, twin, flagged) == 0);
  assert(nested(1) == 102);
  assert(static_call_batch_commit(&batch) == 0);
  assert(nested(1) == 999);
  assert(static_call_batch_add_reset(&batch, external) == 0);
  assert(static_call_batch_add_reset(&batch, twin) == 0);
  assert(static_call_batch_commit(&batch) == 0);
  assert(nested(1) == 102);
}

int main(void) {
  assert(static_call_load_error() == 0);
  assert(attributed(1) == 50);
  expect_sites("marked", 1, (void *)chosen);
  for (int live = 0; live < 2; live++) {
    test_set_and_reset();
    test_twins();
    test_library();
    test_batch();
    if (!live)
      test_disabled(); /* starts a thread */
  }
  return 0;
}
