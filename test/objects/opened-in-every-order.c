// RUN: for n in 1 2 3; do %object -DN=$n %S/Inputs/plugin.c -o %t.$n.so || exit 1; done
// RUN: %program %s -rdynamic -o %t && %run %t %t.1.so %t.2.so %t.3.so
// One key in the executable and three objects, opened and closed in all 90
// orders, with an update in between: all that are open agree.

#include "hook.h"
#include "objects.h"

DEFINE_HOOK;
static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }
static hook_fn *const targets[] = {two, NULL, three, hook};

enum { OBJECTS = 3, STEPS = 2 * OBJECTS };
static char **paths;
static void *open[OBJECTS];
static unsigned orders, updates;

static void expect_all(hook_fn *target) {
  size_t count = 0;
  for (int i = 0; i < OBJECTS; i++) {
    if (!open[i])
      continue;
    ((void (*)(hook_fn *))find(open[i], "expect"))(target);
    count++;
  }
  expect_hook(target);
  struct totals t = count_all();
  assert(t.units == 1 + count && t.keys == 2 + 2 * count);
  assert(t.sites == 3 + 4 * count && static_call_verify(NULL, NULL) == 0);
}

static void step(int i) {
  if (open[i])
    assert(!dlclose(open[i]) && !is_mapped(paths[i]));
  open[i] = open[i] ? NULL : open_object(paths[i], RTLD_NOW | RTLD_LOCAL);
  expect_all(static_call_get(hook));
  hook_fn *target = targets[updates++ % 4];
  assert(static_call_set(hook, target) == 0);
  expect_all(target);
}

static void run_order(const int *order) {
  for (int i = 0; i < STEPS; i++)
    step(order[i]);
  orders++;
}

/* Each object twice: it is opened, then closed. */
static void run_orders(int *order, int length, const int *used) {
  if (length == STEPS)
    run_order(order);
  for (int i = 0; i < OBJECTS && length < STEPS; i++) {
    int now[OBJECTS] = {used[0], used[1], used[2]};
    if (now[i]++ == 2)
      continue;
    order[length] = i;
    run_orders(order, length + 1, now);
  }
}

int main(int argc, char **argv) {
  int order[STEPS], used[OBJECTS] = {0};
  assert(argc == 1 + OBJECTS);
  paths = argv + 1;
  run_orders(order, 0, used);
  assert(orders == 90);
  return 0;
}
