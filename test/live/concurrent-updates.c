// RUN: %each_policy
// Many threads update one key, and two keys on one page: every update is made,
// and what is in force at the end is what static_call_get says.

#include "live.h"

enum { THREADS = 6, UPDATES = 150 };

static int more(int x) { return x + 4; }
ON_NEW_PAGE static int call_one(int x) { return 1 + call_here(x); }
APART static int call_more(int x) { return 1 + __builtin_static_call(more, x); }

static void *update(void *arg) {
  static fn *const targets[] = {one, two, three};
  unsigned seed = (unsigned)(uintptr_t)arg;
  for (int i = 0; i < UPDATES; i++) {
    fn *target = targets[rand_r(&seed) % 3];
    if (seed % 2)
      assert(static_call_set(one, target) == 0);
    else
      assert(static_call_set(more, target) == 0);
    int result = call_more(0) + call_one(0) / 10;
    assert(result >= 3 && result <= 8);
  }
  return NULL;
}

int main(void) {
  pthread_t threads[THREADS];
  open_maps();
  go_live();
  for (uintptr_t i = 0; i < THREADS; i++)
    threads[i] = start_thread(update, (void *)(i + 1));
  for (int i = 0; i < THREADS; i++)
    assert(!pthread_join(threads[i], NULL));
  expect_target(static_call_get(one));
  expect_sites("more", 1, (const void *)static_call_get(more));
  assert(call_more(1) == 1 + static_call_get(more)(1));
  return 0;
}
