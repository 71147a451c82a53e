// RUN: %clang_sanitized -DSC_ARCH=x86 -I%src/runtime -I%format %s -o %t && %run %t
// Keys of one identity form a ring, with one of them in the index, whatever the
// order in which they come and go.

#include "units.c"

#include <assert.h>

/* Nothing is called of what these are for. */
bool sc_port_is_sealed(void) { return false; }
struct sc_range sc_port_text(const struct sc_unit *unit, uintptr_t address) {
  (void)unit;
  return (struct sc_range){address, address};
}

enum { KEYS = 6, WAYS = 1 << 18 };
static struct static_call_key keys[KEYS];
static bool present[KEYS];

static struct static_call_key *indexed(void) { return *bucket_of(&keys[0]); }

static void change(int i) {
  if (present[i])
    leave_index(&keys[i], leave_ring(&keys[i]));
  else if (indexed())
    join_ring(&keys[i], indexed());
  else
    enter_index(&keys[i]);
  present[i] = !present[i];
}

static void check(void) {
  int count = 0, in_ring = 0, in_index = 0;
  for (int i = 0; i < KEYS; i++) {
    count += present[i];
    in_index += present[i] && is_indexed(&keys[i]);
    assert(present[i] || (!keys[i].joined && !is_indexed(&keys[i])));
  }
  assert(in_index == (count > 0) && !indexed() == !count);
  if (!count)
    return;
  assert(is_indexed(indexed()) && !indexed()->hashed);
  const struct static_call_key *key = indexed();
  do {
    assert(present[key - keys] && ++in_ring <= count);
    key = sc_joined(key);
  } while (key != indexed());
  assert(in_ring == count && (count > 1) == !!indexed()->joined);
}

int main(void) {
  for (int way = 0; way < WAYS; way++)
    for (int digit = 0; digit < 18; digit += 3) {
      change((way >> digit & 7) % KEYS);
      check();
    }
  return 0;
}
