/* A call whose whole duration lies between two updates of its key must reach
 * the target of that time; any other, one that was in force or under way
 * between its begin and its end.
 *
 * A thread that reads an even state was interrupted by every update before, so
 * it cannot have fetched older code for what follows. */

#include "soak.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

enum { HISTORY = 8192 };

/* now: twice the number of targets set so far, one more while another one is
 * being set; below that, in an even state, the value of the current target. */
static struct {
  _Alignas(64) _Atomic uint64_t now;
  _Atomic unsigned char history[HISTORY];
} states[KEYS];

enum { VALUE_BITS = 8 };

static uint64_t number_of(uint64_t now) { return now >> VALUE_BITS; }

static bool is_changing(uint64_t now) { return number_of(now) & 1; }

noreturn void fail(const char *message, unsigned key, unsigned value) {
  fprintf(stderr, "key %u, value %u: %s\n", key, value, message);
  _Exit(1);
}

void announce(unsigned key, enum target target) {
  uint64_t number = number_of(states[key].now) + 1;
  states[key].history[(number + 1) / 2 % HISTORY] =
      (unsigned char)value_of(key, target);
  states[key].now = number << VALUE_BITS;
}

void publish(unsigned key) {
  uint64_t number = number_of(states[key].now) + 1;
  states[key].now =
      number << VALUE_BITS | states[key].history[number / 2 % HISTORY];
}

/* Whether `value` was legal at any moment from `before` to `after`. */
static bool was_legal(unsigned key, uint64_t before, uint64_t after,
                      unsigned value) {
  uint64_t first = number_of(before) / 2, last = (number_of(after) + 1) / 2;
  for (uint64_t i = first; i <= last; i++)
    if (states[key].history[i % HISTORY] == value)
      return true;
  /* Entries of long ago are lost. */
  return number_of(states[key].now) / 2 - first >= HISTORY - 2;
}

static unsigned call(const struct site *site) {
  int seen = 0;
  if (site->key < INT_KEYS)
    return (unsigned)site->get(&seen);
  site->put(&seen);
  return (unsigned)seen;
}

static void check_call(struct caller *c, const struct site *site) {
  unsigned key = (unsigned)site->key;
  uint64_t before = states[key].now;
  unsigned value = call(site);
  uint64_t after = states[key].now;
  if (before != after || is_changing(before)) {
    if (!was_legal(key, before, after, value))
      fail("wrong value, not one of those meanwhile", key, value);
    return;
  }
  if (value != (before & ((1u << VALUE_BITS) - 1)))
    fail("wrong value, no update was running", key, value);
  c->exact++;
}

void call_all_sites(struct caller *c) {
  for (const struct site *site = sites; site < sites + SITES; site++)
    check_call(c, site);
  c->passes++;
}
