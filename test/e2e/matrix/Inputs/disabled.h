/* Calls without a target, in one thread and under threads: what they do, and
 * which bytes stand there. */
#include "sites.h"

#include <pthread.h>
#include <static_call.h>

static volatile int hits, arguments;
void hit(int x) { hits = hits + x; }
static void hit_twice(int x) { hits = hits + 2 * x; }
long measure(long x) { return x + 1; }
static long measure_more(long x) { return x + 1000; }
static int count_argument(int x) {
  arguments = arguments + 1;
  return x;
}

NOINLINE static int call_hit(int x) {
  __builtin_static_call(hit, count_argument(x));
  return hits;
}
NOINLINE static void tail_hit(int x) { __builtin_static_call(hit, x); }
NOINLINE static long call_measure(long x) {
  return 10 * __builtin_static_call(measure, x) + 5;
}
NOINLINE static long tail_measure(long x) {
  return __builtin_static_call(measure, x);
}

static void expect_calls(int added, long measured) {
  int before = hits, evaluated = arguments;
  assert(call_hit(1) == before + added && arguments == evaluated + 1);
  tail_hit(1);
  assert(hits == before + 2 * added);
  assert(call_measure(1) == 10 * measured + 5);
  assert(tail_measure(1) == measured);
}

/* A call is of `form`, or a call of `stub` if that is A_CALL; a jump goes
 * there. */
static void expect_disabled(const char *name, unsigned jumps, enum form form,
                            const int32_t *stub) {
  assert(count_sites(name) == 2);
  for (unsigned i = 0; i < 2; i++) {
    const unsigned char *site = get_site(name, i);
    if (is_jump(site))
      jumps--;
    else {
      assert(is_form(site, form));
      if (form != A_CALL)
        continue;
    }
    assert(get_destination(site) == enter(site, follow(stub)));
  }
  assert(jumps == 0);
}

/* Disables both functions, enables them again, and gives them targets. */
static void toggle(int inlined) {
  const struct sc_unit *unit =
      (const struct sc_unit *)follow(&find_view("hit", 0)->unit);
  unsigned jumps[2] = {expect_sites("hit", 2, (void *)hit),
                       expect_sites("measure", 2, (void *)measure)};
  expect_calls(1, 2);
  assert(static_call_set(hit, NULL) == 0 && !static_call_get(hit));
  assert(static_call_set(measure, NULL) == 0 && !static_call_get(measure));
  expect_disabled("hit", jumps[0], inlined || CAN_BE_NOP_LIVE ? A_NOP : A_CALL,
                  &unit->return_nothing);
  expect_disabled("measure", jumps[1], inlined ? A_ZERO : A_CALL,
                  &unit->return_zero);
  expect_calls(0, 0);
  assert(static_call_set(hit, hit_twice) == 0);
  assert(static_call_set(measure, measure_more) == 0);
  assert(expect_sites("hit", 2, (void *)hit_twice) == jumps[0]);
  assert(expect_sites("measure", 2, (void *)measure_more) == jumps[1]);
  expect_calls(2, 1001);
  assert(static_call_reset(hit) == 0 && static_call_reset(measure) == 0);
}

static void *return_argument(void *argument) { return argument; }

static void test_disabled(void) {
  pthread_t thread;
  unsigned mappings = count_text_mappings();
  toggle(1);
  assert(!pthread_create(&thread, NULL, return_argument, NULL));
  assert(!pthread_join(thread, NULL));
  toggle(0);
  expect_calls(1, 2);
  assert(SWAPS_LIVE || count_text_mappings() == mappings);
}
