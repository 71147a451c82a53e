/* The functions of static_call.h that take keys: who may change them, and when.
 * What an update does is in update.c. */

#include "internal.h"

#include <errno.h>

long __static_call_return0(void) { return 0; }

/* ---- Units -------------------------------------------------------------- */

/* Makes sites of a unit that was just loaded call what those of others do. */
static int follow_others(struct static_call_key *changes) {
  int err = changes ? sc_update(changes) : 0;
  for (struct static_call_key *key = err ? changes : NULL; key; key = key->next)
    key->flags |= SC_KEY_STALE;
  return err;
}

/* Makes `unit` known, with the targets that its keys have in other units. Under
 * the lock. *late: what failed then, and is tried again by updates. */
static int enter(const struct sc_unit *unit, int *late) {
  struct static_call_key *changes;
  *late = 0;
  if (unit->version != SC_FORMAT_VERSION)
    return -ENOTSUP;
  if (sc_state(unit)->is_known)
    return 0;
  int err = sc_meet(unit, &changes);
  if (err)
    return err;
  int prepared = sc_port_meet(unit), followed = follow_others(changes);
  *late = prepared ? prepared : followed;
  return 0;
}

/* ---- Batches ------------------------------------------------------------ */

/* Whether `key` is among the functions of `batch`. That it names the batch is
 * not enough: one that was forgotten may have stood at the same address. */
static bool is_added(const struct static_call_batch *batch,
                     const struct static_call_key *key) {
  const struct static_call_key *k = key->batch == batch ? batch->first : NULL;
  while (k && k != key)
    k = k->next;
  return k;
}

/* Of the ring of `key`, the one that is in `batch`; `key` itself if none is.
 * NULL if one is in another. */
static struct static_call_key *
find_claimed(const struct static_call_batch *batch,
             struct static_call_key *key) {
  struct static_call_key *k = key, *found = key;
  do {
    const struct static_call_batch *now =
        __atomic_load_n(&k->batch, __ATOMIC_ACQUIRE);
    if (now && now != batch)
      return NULL;
    found = is_added(batch, k) ? k : found;
    k = sc_joined(k);
  } while (k != key);
  return found;
}

/* Of a named key the default is its trampoline, which cannot be its own target:
 * what it first went to is meant. */
static __static_call_fn resolve(const struct static_call_key *key,
                                __static_call_fn target) {
  return target == key->deflt ? sc_first_target(key) : target;
}

static int add(struct static_call_batch *batch, struct static_call_key *key,
               __static_call_fn target) {
  int late, err = enter(sc_unit_of(key), &late);
  if (err)
    return err;
  struct static_call_key *claimed = find_claimed(batch, key);
  if (!claimed)
    return -EBUSY;
  sc_meet_key(claimed);
  if (!is_added(batch, claimed)) {
    claimed->next = batch->first;
    batch->first = claimed;
    __atomic_store_n(&claimed->batch, batch, __ATOMIC_RELEASE);
  }
  claimed->pending = resolve(claimed, target);
  return 0;
}

/* Chains the keys of all units behind those of `batch`. */
static void add_rings(struct static_call_batch *batch) {
  for (struct static_call_key *key = batch->first, *rest; key; key = rest) {
    rest = key->next;
    for (struct static_call_key *k = sc_joined(key); k != key;
         k = sc_joined(k)) {
      k->pending = key->pending;
      k->next = key->next;
      key->next = k;
    }
  }
}

/* Under the lock. The batch is empty afterwards. */
static int commit(struct static_call_batch *batch) {
  add_rings(batch);
  int err = sc_update(batch->first);
  static_call_batch_abandon(batch);
  return err;
}

/* The loader need not be asked where a unit has both target and default. */
static int pin(const struct static_call_key *key, __static_call_fn target) {
  const struct sc_unit *unit = sc_unit_of(key);
  uintptr_t to = (uintptr_t)target, user = (uintptr_t)key->deflt;
  if (unit->version != SC_FORMAT_VERSION)
    return -ENOTSUP;
  if (sc_is_nothing(target) || sc_is_in(sc_port_text(unit, to), user))
    return 0;
  return sc_port_pin(to, user);
}

int __static_call_batch_add(struct static_call_batch *batch,
                            struct static_call_key *key,
                            __static_call_fn target) {
  int err = pin(key, target);
  if (!err)
    err = sc_port_begin();
  if (!err) {
    err = add(batch, key, target);
    sc_port_end();
  }
  batch->error = batch->error ? batch->error : err;
  return err;
}

int __static_call_batch_add_reset(struct static_call_batch *batch,
                                  struct static_call_key *key) {
  return __static_call_batch_add(batch, key, key->deflt);
}

/* Without the lock: a handler that interrupted an update may abandon a batch of
 * its own. A key is free for others once `batch` is null. */
void static_call_batch_abandon(struct static_call_batch *batch) {
  while (batch->first) {
    struct static_call_key *key = batch->first;
    batch->first = key->next;
    __atomic_store_n(&key->batch, NULL, __ATOMIC_RELEASE);
  }
  batch->error = 0;
}

int static_call_batch_commit(struct static_call_batch *batch) {
  int err = batch->error;
  if (!err)
    err = sc_port_begin();
  if (!err) {
    err = commit(batch);
    sc_port_end();
  }
  static_call_batch_abandon(batch);
  return err;
}

/* ---- One key ------------------------------------------------------------ */

int __static_call_set(struct static_call_key *key, __static_call_fn target) {
  struct static_call_batch batch;
  int err = pin(key, target);
  if (!err)
    err = sc_port_begin();
  if (err)
    return err;
  static_call_batch_begin(&batch);
  err = add(&batch, key, target);
  if (!err)
    err = commit(&batch);
  sc_port_end();
  return err;
}

/* The runtime's view of what the pass puts in the place of a definition. */
static const struct sc_unit *
definer(const struct __static_call_definition *definition) {
  return sc_unit_of(
      ((const struct sc_definition *)(const void *)definition)->key);
}

int __static_call_update(const struct __static_call_definition *definition,
                         struct static_call_key *key, __static_call_fn target) {
  const struct sc_unit *unit = definer(definition);
  if (unit->version != SC_FORMAT_VERSION)
    return -ENOTSUP;
  const void *runtime = sc_state(unit)->runtime;
  return runtime && runtime != &sc_units ? -EXDEV
                                         : __static_call_set(key, target);
}

int __static_call_reset(struct static_call_key *key) {
  return __static_call_set(key, key->deflt);
}

__static_call_fn __static_call_get(const struct static_call_key *key) {
  return sc_target_of(key);
}

/* ---- Sealing ------------------------------------------------------------ */

/* Whether a batch holds a key of `unit`: it has to be written then. */
static bool is_in_batch(const struct sc_unit *unit) {
  const struct sc_view *end = sc_views_end(unit);
  for (const struct sc_view *v = sc_views(unit); v < end; v++)
    if (__atomic_load_n(&sc_key_of(v)->batch, __ATOMIC_ACQUIRE))
      return true;
  return false;
}

/* The image of the nth unit, 0 behind the last. */
static uintptr_t image_of(unsigned n) {
  const struct sc_unit *unit = sc_units;
  while (unit && n--)
    unit = sc_state(unit)->known;
  return unit ? sc_at(&unit->image) : 0;
}

/* Makes all units stay: they could not be taken out of rings of keys that are
 * read-only. Takes the lock, if it gives 0. */
static int begin_with_pinned_units(void) {
  for (unsigned n = 0, changes = 0;; n++) {
    int err = sc_port_begin();
    if (err)
      return err;
    n = changes == sc_unit_changes ? n : 0;
    changes = sc_unit_changes;
    uintptr_t image = image_of(n);
    if (!image)
      return 0;
    sc_port_end();
    err = sc_port_pin(image, 0);
    if (err)
      return err;
  }
}

int static_call_seal(void) {
  int err = begin_with_pinned_units();
  if (err == -EPERM)
    return 0; /* it is */
  if (err)
    return err;
  for (const struct sc_unit *unit = sc_units; unit && !err;
       unit = sc_state(unit)->known)
    err = is_in_batch(unit) ? -EBUSY : 0;
  sc_index_all();
  if (!err)
    err = sc_port_seal();
  sc_port_end();
  return err;
}

/* ---- Load time ---------------------------------------------------------- */

static int start_unit(const struct sc_unit *unit) {
  struct sc_unit_state *state = sc_state(unit);
  int late = 0, err = sc_port_start();
  state->refused = sc_port_check(unit);
  int met = sc_port_begin_load();
  if (met)
    return met;
  met = enter(unit, &late);
  if (!met && !late)
    late = sc_port_seal_late(unit);
  bool stays = sc_port_is_sealed();
  sc_port_end();
  if (!err && stays)
    err = sc_port_pin(sc_at(&unit->image), 0);
  return err ? err : met ? met : late;
}

static int load_error;

void sc_note_load_error(int err) { load_error = load_error ? load_error : err; }

void __static_call_start(const struct sc_unit *unit) {
  struct static_call_batch batch;
  if (unit->version != SC_FORMAT_VERSION) {
    sc_note_load_error(-ENOTSUP);
    return;
  }
  if (sc_state(unit)->started)
    return;
  sc_state(unit)->started = true;
  sc_note_load_error(start_unit(unit));
  static_call_batch_begin(&batch);
  sc_run_resolvers(unit, &batch);
  if (batch.first || batch.error) /* after static_call_seal none may be */
    sc_note_load_error(static_call_batch_commit(&batch));
}

int static_call_load_error(void) { return load_error; }

/* Whether calls of `key` would dangle without `object`. */
static bool needs(const struct static_call_key *key, struct sc_range object) {
  return key->flags & SC_KEY_SET && !sc_is_nothing(key->target) &&
         sc_is_in(object, (uintptr_t)key->target) &&
         !sc_is_in(object, (uintptr_t)key->deflt);
}

/* Gives `key` its first target, whatever batch it may be in. */
static void reset_alone(struct static_call_key *key) {
  struct static_call_key *next = key->next;
  __static_call_fn pending = key->pending;
  key->next = NULL;
  key->pending = sc_first_target(key);
  (void)sc_update(key);
  key->next = next;
  key->pending = pending;
}

/* Targets are pinned when they are set; but an object whose destructors set
 * some is being unloaded by then. */
static void reset_targets_in(struct sc_range object) {
  for (const struct sc_unit *unit = sc_units; unit;
       unit = sc_state(unit)->known)
    for (const struct sc_view *v = sc_views(unit), *end = sc_views_end(unit);
         v < end; v++)
      if (needs(sc_key_of(v), object))
        reset_alone(sc_key_of(v));
}

/* Once targets are final nothing goes: this is the end of the process then. */
void __static_call_stop(const struct sc_unit *unit) {
  if (unit->version != SC_FORMAT_VERSION || !sc_port_is_closable(unit) ||
      sc_port_begin_load())
    return;
  if (!sc_port_is_sealed() && sc_leave(unit)) {
    if (sc_port_unpin(unit))
      reset_targets_in(sc_port_object(unit));
    sc_port_forget(unit);
  }
  sc_port_end();
}
