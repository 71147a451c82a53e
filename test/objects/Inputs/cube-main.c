/* Of the executable and two objects: whoever calls, sets, defines the key, the
 * default, the target. With an argument, while a thread calls all of it. */
#include "cube.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static const int ints[2];
#define HIGH(n) ((n) << (8 * sizeof(long) - 20))
#define VALUES                                                                 \
  -1, 2.5, HIGH(3L), "abc", -4.25, (short)-5, 6u, 7.5f, HIGH(8ul),             \
      (void *)ints, 9e9, 'c', -10L, 11.5, 12, 13.25f, ints + 1, 14ll << 33,    \
      1e-3, (unsigned char)250, 15.5, 16L, 17.75, 18, 19e19, ints

#define LIST_UNIT(U) &unit_##U,
static const struct unit *const units[] = {EACH_UNIT(LIST_UNIT)};
#define LIST_TARGETS(U) t1_##U, t2_##U,
static cube_fn *const targets[] = {EACH_UNIT(LIST_TARGETS) NULL,
                                   (cube_fn *)(void *)__static_call_return0};
#define RETURN0 targets[TARGETS + 1]

static long result_of(cube_fn *target) { return target ? target(VALUES) : 0; }

static bool is_nothing(cube_fn *target) { return !target || target == RETURN0; }

/* All units call `target`, by each of their sites; or the trampoline, which
 * goes there, if they were never changed. */
static void expect_target(int k, cube_fn *target, bool is_first) {
  for (int w = 0; w < UNITS; w++) {
    const struct row *row = &units[w]->rows[k];
    long result = is_nothing(target) ? 0 : target(VALUES);
    const void *dest = is_nothing(target) ? NULL : (const void *)target;
    assert(row->get() == target);
    assert(row->call(VALUES) == ~result && row->tail(VALUES) == result);
    units[w]->expect(row->symbol, row->sites, dest,
                     is_first ? (const void *)row->unchanged : dest);
  }
}

static void try_targets(int k, const struct row *setter) {
  for (int t = 0; t < TARGETS + 2; t++) {
    assert(setter->set(targets[t]) == 0);
    expect_target(k, targets[t], false);
  }
  assert(setter->set(targets[k % TARGETS]) == 0);
  assert(setter->reset() == 0);
  expect_target(k, setter->first, false);
}

static bool is_result(long result, cube_fn *first) {
  bool found = !result || result == result_of(first);
  for (int t = 0; t < TARGETS; t++)
    found |= result == result_of(targets[t]);
  return found;
}

static atomic_bool over;
static atomic_long calls;

static void *call_all(void *unused) {
  for (unsigned seed = 1; !over; calls++) {
    const struct row *row =
        &units[rand_r(&seed) % UNITS]->rows[rand_r(&seed) % KEYS];
    assert(is_result(row->tail(VALUES), row->first));
    assert(is_result(~row->call(VALUES), row->first));
  }
  return unused;
}

int main(int argc, char **argv) {
  pthread_t thread;
  (void)argv;
  assert(static_call_load_error() == 0);
  if (argc > 1)
    assert(!pthread_create(&thread, NULL, call_all, NULL));
  while (argc > 1 && !calls)
    sched_yield(); /* the updates below are live */
  while (argc > 1 && calls < 100)
    sched_yield();
  for (int k = 0; k < KEYS; k++) {
    expect_target(k, units[0]->rows[k].first, true);
    for (int x = 0; x < UNITS; x++)
      try_targets(k, &units[x]->rows[k]);
  }
  over = true;
  if (argc > 1)
    assert(!pthread_join(thread, NULL));
  for (int k = 0; k < KEYS; k++)
    expect_target(k, units[0]->rows[k].first, false);
  return 0;
}
