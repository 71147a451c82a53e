// RUN: %run_live
// Under the hardened policy no mapping is writable and executable, not for a
// moment, and slots are read-only between updates: single updates, batches,
// disabled calls and a seal, watched all the while.

#define POLICY STATIC_CALL_HARDENED
#include "slots.h"

static int more(int x) { return x + 4; }
ON_NEW_PAGE static int call_more(int x) {
  return 1 + __builtin_static_call(more, x);
}

static _Atomic bool done;
static _Atomic unsigned looks;

static void *watch(void *arg) {
  FILE *own = fopen("/proc/self/maps", "r");
  char line[4096], permissions[8];
  while (!done) {
    rewind(own);
    while (fgets(line, sizeof line, own)) {
      assert(sscanf(line, "%*s %7s", permissions) == 1);
      assert(!(strchr(permissions, 'w') && strchr(permissions, 'x')));
    }
    looks++;
  }
  fclose(own);
  return arg;
}

static void update(int i) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  static_call_batch_add(&batch, one, i % 2 ? two : three);
  static_call_batch_add(&batch, more, i % 2 ? NULL : two);
  assert(static_call_batch_commit(&batch) == 0);
  expect_permissions(slots_only(), "r--p");
  assert(try_set(i % 2 ? one : two) == 0);
  assert(call_more(1) == (i % 2 ? 1 : 4));
}

int main(void) {
  open_maps();
  expect_permissions(slots_only(), "r--p");
  go_live();
  pthread_t watcher = start_thread(watch, NULL);
  for (int i = 0; i < 300 || looks < 300; i++)
    update(i);
  assert(static_call_seal() == 0 && static_call_set(one, one) == -EPERM);
  done = true;
  assert(!pthread_join(watcher, NULL));
  return 0;
}
