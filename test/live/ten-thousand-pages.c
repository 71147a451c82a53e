// No branch of ARM's reaches over 10,000 pages.
// UNSUPPORTED: arm, thumb
// RUN: policies='%own_policies'; %with_policies; rm %t.*
// Sites on 10,000 pages: whether they change at once, or 200 functions one
// after the other in random order, no more than a few mappings stay.

#include "live.h"

enum { KEYS = 200, PAGES_OF_KEY = 50, FEW = 20 };

static int everywhere(int x) { return x + 1; }

#if defined(__x86_64__) || defined(__i386__)
#define JUMP "jmp"
#else
#define JUMP "b"
#endif

/* A page with a call of `f` and one of `everywhere`. */
#define PAGE(f)                                                                \
  x = __builtin_static_call(f, x);                                             \
  x = __builtin_static_call(everywhere, x);                                    \
  __asm__ volatile(JUMP " 1f\n.balign 4096\n1:");
#define FIVE(f) PAGE(f) PAGE(f) PAGE(f) PAGE(f) PAGE(f)
#define FIFTY(f)                                                               \
  FIVE(f)                                                                      \
  FIVE(f) FIVE(f) FIVE(f) FIVE(f) FIVE(f) FIVE(f) FIVE(f) FIVE(f) FIVE(f)
#define FUNCTION(n)                                                            \
  static int f##n(int x) { return x + 1; }                                     \
  ON_NEW_PAGE static int run##n(int x) { FIFTY(f##n) return x; }               \
  static int set##n(struct static_call_batch *batch, fn *to) {                 \
    return batch ? static_call_batch_add(batch, f##n, to)                      \
                 : static_call_set(f##n, to);                                  \
  }
#define TEN(m, n)                                                              \
  m(n##0) m(n##1) m(n##2) m(n##3) m(n##4) m(n##5) m(n##6) m(n##7) m(n##8)      \
      m(n##9)
#define HUNDRED(m, n)                                                          \
  TEN(m, n##0)                                                                 \
  TEN(m, n##1)                                                                 \
  TEN(m, n##2)                                                                 \
  TEN(m, n##3)                                                                 \
  TEN(m, n##4) TEN(m, n##5) TEN(m, n##6) TEN(m, n##7) TEN(m, n##8) TEN(m, n##9)
#define ALL(m) HUNDRED(m, 1) HUNDRED(m, 2)
ALL(FUNCTION)

#define SETTER(n) set##n,
#define RUNNER(n) run##n,
static int (*const setters[])(struct static_call_batch *, fn *) = {ALL(SETTER)};
static fn *const runners[] = {ALL(RUNNER)};

static void expect(int n, int all) {
  for (int k = 0; k < KEYS; k++)
    assert(runners[k](0) == PAGES_OF_KEY * (n + all));
}

static void set_at_once(fn *to, int n) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (int k = 0; k < KEYS; k++)
    setters[k](&batch, to);
  assert(static_call_batch_commit(&batch) == 0);
  expect(n, 1);
  assert(static_call_set(everywhere, to) == 0);
  expect(n, n);
  assert(static_call_reset(everywhere) == 0);
}

static void set_one_by_one(fn *to, int n) {
  static int order[KEYS];
  for (int k = 0; k < KEYS; k++) {
    int other = rand() % (k + 1);
    order[k] = order[other];
    order[other] = k;
  }
  for (int k = 0; k < KEYS; k++)
    assert(setters[order[k]](NULL, to) == 0);
  expect(n, 1);
}

static bool is_live;

static void update(void) {
  open_maps();
  if (is_live)
    go_live();
  if (is_live && POLICY == STATIC_CALL_PROC_MEM) {
    assert(static_call_set(everywhere, two) == -ENOBUFS);
    expect(1, 1);
    return;
  }
  unsigned before = count_mappings();
  set_at_once(two, 2);
  assert(count_mappings() < before + FEW);
  set_one_by_one(three, 3);
  assert(count_mappings() < before + FEW);
  expect_text();
}

int main(void) {
  run_apart(update);
  is_live = true;
  run_apart(update);
  return 0;
}
