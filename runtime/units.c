/* The units there are, and which of their keys are one: those that ELF resolved
 * to the same default, and that have the same name. They form a ring; one of
 * them stands for all in the index.
 *
 * A program of one unit needs no index. It is made when a second comes. */

#include "internal.h"

#include <errno.h>
#include <string.h>

const struct sc_unit *sc_units;
unsigned sc_unit_changes;

void sc_meet_key(struct static_call_key *key) {
  if (key->is_met)
    return;
  key->target = key->deflt;
  __atomic_store_n(&key->is_met, 1, __ATOMIC_RELEASE);
}

/* ---- Rings --------------------------------------------------------------
 *
 * The key in the index, and behind it the others, the newest first. What links
 * the index leads, from these, to who is before them, from the first of them to
 * the last: so a key leaves in the same time, however many units share it.
 *
 *   joined:  indexed -> c -> b -> a -> indexed
 *   hashed:  a -> b -> c -> a, and from the one in the index to another ring */

static bool is_indexed(const struct static_call_key *key) {
  return key->flags & SC_KEY_INDEXED;
}

/* Puts `key` behind the indexed `mate`. */
static void join_ring(struct static_call_key *key,
                      struct static_call_key *mate) {
  struct static_call_key *next = mate->joined;
  key->hashed = next ? next->hashed : key;
  if (next)
    next->hashed = key;
  key->joined = next ? next : mate;
  mate->joined = key;
}

/* The key that is joined to `key`, which is not alone. */
static struct static_call_key *find_before(const struct static_call_key *key) {
  if (is_indexed(key))
    return key->joined->hashed;
  return is_indexed(key->hashed->joined) ? key->hashed->joined : key->hashed;
}

/* Takes `key` out of its ring, and gives its heir if it is indexed; or NULL. */
static struct static_call_key *leave_ring(struct static_call_key *key) {
  struct static_call_key *next = key->joined, *after = next, *before;
  if (!next)
    return NULL;
  before = find_before(key);
  before->joined = before == next ? NULL : next;
  key->joined = NULL;
  if (is_indexed(key) || is_indexed(next))
    after = next->joined;
  if (after)
    after->hashed = is_indexed(key) ? before : key->hashed;
  return next;
}

/* ---- The index ---------------------------------------------------------- */

enum { BUCKETS = 4096 };
static struct static_call_key *buckets[BUCKETS];

static struct static_call_key **bucket_of(const struct static_call_key *key) {
  uint64_t hash = (uint64_t)(uintptr_t)key->deflt * 0x9e3779b97f4a7c15u;
  return &buckets[hash >> 52];
}

static const char *name_of(const struct static_call_key *key) {
  return (const char *)sc_at(&sc_view_of(key)->name);
}

/* Whether other units can have keys of the same identity. A default that nobody
 * defines is no function that two units could both mean. */
static bool has_identity(const struct static_call_key *key) {
  return key->deflt && !(sc_view_of(key)->properties & SC_VIEW_INTERNAL);
}

bool sc_is_same(const struct static_call_key *a,
                const struct static_call_key *b) {
  return a == b || (a->deflt == b->deflt && has_identity(a) &&
                    has_identity(b) && !strcmp(name_of(a), name_of(b)));
}

/* The key in the index that has the identity of `key`, or NULL. */
static struct static_call_key *find_same(const struct static_call_key *key) {
  struct static_call_key *k = *bucket_of(key);
  while (k && !sc_is_same(k, key))
    k = k->hashed;
  return k;
}

static void enter_index(struct static_call_key *key) {
  struct static_call_key **bucket = bucket_of(key);
  key->hashed = *bucket;
  key->flags |= SC_KEY_INDEXED;
  *bucket = key;
}

/* Gives a key of another unit with the same identity, or NULL. */
static struct static_call_key *index_key(struct static_call_key *key) {
  struct static_call_key *mate = has_identity(key) ? find_same(key) : NULL;
  if (mate)
    join_ring(key, mate);
  else if (has_identity(key))
    enter_index(key);
  return mate;
}

/* Puts `heir` into the place of `key`, or nothing if it is NULL. */
static void leave_index(struct static_call_key *key,
                        struct static_call_key *heir) {
  struct static_call_key **link = bucket_of(key);
  if (!is_indexed(key))
    return;
  while (*link != key)
    link = &(*link)->hashed;
  *link = heir ? heir : key->hashed;
  key->flags &= (uint16_t)~SC_KEY_INDEXED;
  if (!heir)
    return;
  heir->hashed = key->hashed;
  heir->flags |= SC_KEY_INDEXED;
}

/* ---- Definitions -------------------------------------------------------- */

/* The definition of `key` in its own unit, or NULL. */
static const struct sc_definition *
find_definition(const struct static_call_key *key) {
  const struct sc_unit *unit = sc_unit_of(key);
  const struct sc_definition *end = sc_definitions_end(unit);
  for (const struct sc_definition *d = sc_definitions(unit); d < end; d++)
    if (d->key == key)
      return d;
  return NULL;
}

/* Whether ELF resolved the trampoline to the unit's own. */
static bool has_own_trampoline(const struct static_call_key *key) {
  return !sc_is_empty(sc_port_text(sc_unit_of(key), (uintptr_t)key->deflt));
}

__static_call_fn sc_first_target(const struct static_call_key *key) {
  const struct static_call_key *k = key;
  const struct sc_definition *found = NULL;
  if (!(sc_view_of(key)->properties & SC_VIEW_NAMED))
    return key->deflt;
  do {
    const struct sc_definition *d = find_definition(k);
    if (d && has_own_trampoline(k))
      return d->target;
    found = found ? found : d;
    k = sc_joined(k);
  } while (k != key);
  return found ? found->target : key->deflt;
}

/* ---- Units that come ---------------------------------------------------- */

/* Of the ring of `mate`, a key whose sites call what was set last. */
static const struct static_call_key *
find_example(const struct static_call_key *mate) {
  const struct static_call_key *key = mate;
  while (key->flags & SC_KEY_STALE && sc_joined(key) != mate)
    key = sc_joined(key);
  return key;
}

static void chain(struct static_call_key *key, __static_call_fn target,
                  struct static_call_key **changes) {
  key->pending = target;
  key->next = *changes;
  *changes = key;
}

/* Makes `key` what its identity is. If a target was set, it is left pending and
 * the key chained to *changes; a target that is only defined needs no change of
 * sites. */
static void follow(struct static_call_key *key,
                   const struct static_call_key *mate,
                   struct static_call_key **changes) {
  const struct static_call_key *example = mate ? find_example(mate) : key;
  if (example->target == key->target)
    return;
  if (!(example->flags & SC_KEY_SET)) {
    __atomic_store_n(&key->target, example->target, __ATOMIC_RELEASE);
    return;
  }
  chain(key, example->target, changes);
}

static void index_unit(const struct sc_unit *unit,
                       struct static_call_key **changes) {
  struct sc_unit_state *state = sc_state(unit);
  const struct sc_view *end = sc_views_end(unit);
  if (state->is_indexed)
    return;
  state->is_indexed = true;
  for (const struct sc_view *v = sc_views(unit); v < end; v++) {
    struct static_call_key *key = sc_key_of(v);
    sc_meet_key(key);
    follow(key, index_key(key), changes);
  }
}

/* Nothing can be written to the keys of the units before; they stay. */
static void follow_sealed(const struct sc_unit *unit,
                          struct static_call_key **changes) {
  const struct sc_view *end = sc_views_end(unit);
  for (const struct sc_view *v = sc_views(unit); v < end; v++) {
    struct static_call_key *key = sc_key_of(v);
    sc_meet_key(key);
    follow(key, has_identity(key) ? find_same(key) : NULL, changes);
  }
}

void sc_index_all(void) {
  struct static_call_key *none = NULL;
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known)
    index_unit(unit, &none); /* they came one after the other: all agree */
}

/* What the definition says holds where no unit has set a target. Should several
 * units define one name, that counts whose trampoline is called; the sites of
 * the others call targets of their own, and have to change. */
static void apply_definition(const struct sc_definition *d,
                             struct static_call_key **changes) {
  bool counts = has_own_trampoline(d->key);
  struct static_call_key *key = d->key;
  do {
    sc_meet_key(key);
    if (!(key->flags & SC_KEY_SET) && (counts || key->target == key->deflt))
      __atomic_store_n(&key->target, d->target, __ATOMIC_RELEASE);
    const struct sc_definition *own = key == d->key ? d : find_definition(key);
    if (own && own->target != key->target && !(key->flags & SC_KEY_SET))
      chain(key, key->target, changes);
    key = sc_joined(key);
  } while (key != d->key);
}

static void apply_definitions(const struct sc_unit *unit,
                              struct static_call_key **changes) {
  const struct sc_definition *end = sc_definitions_end(unit);
  for (const struct sc_definition *d = sc_definitions(unit); d < end; d++)
    apply_definition(d, changes);
}

static void join(const struct sc_unit *unit, struct static_call_key **changes) {
  if (sc_port_is_sealed()) {
    follow_sealed(unit, changes);
  } else if (sc_state(unit)->known) {
    sc_index_all();
    index_unit(unit, changes);
  }
  apply_definitions(unit, changes);
}

int sc_meet(const struct sc_unit *unit, struct static_call_key **changes) {
  struct sc_unit_state *state = sc_state(unit);
  *changes = NULL;
  if (state->refused)
    return state->refused;
  if (state->has_left)
    return -ESHUTDOWN;
  state->runtime = state->runtime ? state->runtime : &sc_units;
  if (state->runtime != &sc_units)
    return -EXDEV;
  state->is_known = true;
  state->known = sc_units;
  sc_unit_changes++;
  join(unit, changes);
  __atomic_store_n(&sc_units, unit, __ATOMIC_RELEASE);
  return 0;
}

/* ---- Units that go ------------------------------------------------------ */

static void unindex_unit(const struct sc_unit *unit) {
  const struct sc_view *end = sc_views_end(unit);
  for (const struct sc_view *v = sc_views(unit); v < end; v++) {
    struct static_call_key *key = sc_key_of(v);
    leave_index(key, leave_ring(key));
  }
}

bool sc_leave(const struct sc_unit *unit) {
  struct sc_unit_state *state = sc_state(unit);
  if (!state->is_known || state->runtime != &sc_units)
    return false;
  if (state->is_indexed)
    unindex_unit(unit);
  state->is_known = state->is_indexed = false;
  state->has_left = true;
  sc_unit_changes++;
  const struct sc_unit **link = &sc_units;
  while (*link != unit)
    link = &sc_state(*link)->known;
  __atomic_store_n(link, state->known, __ATOMIC_RELEASE);
  return true;
}
