// RUN: %each_policy
// After fork(2) parent and child update independently: whoever does so first,
// before and behind a first update, with and without threads, in the child's
// child too.

#include "turns.h"

enum { LIVE = 1, LATER = 2, CHILD_FIRST = 4, CASES = 8 };

static void update_alone(fn *first, fn *second) {
  assert(try_set(first) == 0 && try_set(second) == 0);
}

/* Each updates twice, and finds its own target after the other's updates. */
static void update_in_turn(struct turns *t, bool is_first, fn *mine) {
  fn *before = static_call_get(one);
  for (int i = 0; i < 2; i++) {
    if (!is_first || i)
      await_turn(t);
    expect_target(i ? mine : before);
    update_alone(before, mine);
    give_turn(t);
  }
  await_turn(t);
  expect_target(mine);
  if (is_first)
    give_turn(t);
}

static void fork_and_update(int kind, int depth) {
  struct turns t = make_turns();
  pid_t child = fork();
  assert(child >= 0);
  if (child) {
    take_side(&t);
    update_in_turn(&t, !(kind & CHILD_FIRST), two);
    expect_exit(child, 0);
    expect_target(two);
    end_turns(&t);
    return;
  }
  t = other_side(t);
  take_side(&t);
  open_maps();
  update_in_turn(&t, kind & CHILD_FIRST, one);
  end_turns(&t);
  if (depth)
    fork_and_update(kind, depth - 1);
  _exit(0);
}

int main(void) {
  for (int kind = 0; kind < CASES; kind++) {
    pid_t child = fork();
    assert(child >= 0);
    if (child) {
      expect_exit(child, 0);
      continue;
    }
    open_maps();
    if (kind & LIVE)
      go_live();
    if (kind & LATER)
      assert(try_set(three) == 0);
    fork_and_update(kind, 1);
    _exit(0);
  }
  return 0;
}
