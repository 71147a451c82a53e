/* The functions of static_call.h that take keys: who may change them, and when.
 * What an update does is in update.c. */

#include "internal.h"

#include <errno.h>

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

static int add(struct static_call_batch *batch, struct static_call_key *key,
               __static_call_fn target) {
  const struct static_call_batch *now =
      __atomic_load_n(&key->batch, __ATOMIC_ACQUIRE);
  if (now && now != batch)
    return -EBUSY;
  if (!is_added(batch, key)) {
    key->next = batch->first;
    batch->first = key;
    __atomic_store_n(&key->batch, batch, __ATOMIC_RELEASE);
  }
  key->pending = target;
  return 0;
}

int __static_call_batch_add(struct static_call_batch *batch,
                            struct static_call_key *key,
                            __static_call_fn target) {
  int err = sc_port_begin();
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
    err = sc_update(batch->first);
    static_call_batch_abandon(batch);
    sc_port_end();
  }
  static_call_batch_abandon(batch);
  return err;
}

/* ---- One key ------------------------------------------------------------ */

int __static_call_set(struct static_call_key *key, __static_call_fn target) {
  struct static_call_batch batch;
  int err = sc_port_begin();
  if (err)
    return err;
  static_call_batch_begin(&batch);
  err = add(&batch, key, target);
  if (!err)
    err = sc_update(batch.first);
  static_call_batch_abandon(&batch);
  sc_port_end();
  return err;
}

int __static_call_reset(struct static_call_key *key) {
  return __static_call_set(key, key->deflt);
}

__static_call_fn __static_call_get(const struct static_call_key *key) {
  return __atomic_load_n(&key->target, __ATOMIC_ACQUIRE);
}

/* ---- Sealing ------------------------------------------------------------ */

/* Whether a batch holds a key of `unit`: it has to be written then. */
static bool is_in_batch(const struct sc_unit *unit) {
  const struct sc_view *end = (const struct sc_view *)sc_at(&unit->views_end);
  for (const struct sc_view *v =
           (const struct sc_view *)sc_at(&unit->views_begin);
       v < end; v++) {
    struct static_call_key *key = (struct static_call_key *)sc_at(&v->key);
    if (__atomic_load_n(&key->batch, __ATOMIC_ACQUIRE))
      return true;
  }
  return false;
}

int static_call_seal(void) {
  int err = sc_port_begin();
  if (err == -EPERM)
    return 0; /* it is */
  if (err)
    return err;
  for (const struct sc_unit *unit = sc_units; unit && !err;
       unit = sc_state(unit)->known)
    err = is_in_batch(unit) ? -EBUSY : 0;
  if (!err)
    err = sc_port_seal();
  sc_port_end();
  return err;
}

/* ---- Load time ---------------------------------------------------------- */

static void run_resolvers(const struct sc_unit *unit,
                          struct static_call_batch *batch) {
  const struct sc_resolver *end =
      (const struct sc_resolver *)sc_at(&unit->resolvers_end);
  for (const struct sc_resolver *r =
           (const struct sc_resolver *)sc_at(&unit->resolvers_begin);
       r < end; r++) {
    __static_call_fn (*resolver)(void) =
        (__static_call_fn (*)(void))sc_at(&r->function);
    __static_call_fn target = resolver();
    if (target)
      __static_call_batch_add(batch, (struct static_call_key *)sc_at(&r->key),
                              target);
  }
}

int sc_start(const struct sc_unit *unit) {
  int err = sc_port_start();
  if (unit->version != SC_FORMAT_VERSION)
    return -ENOTSUP;
  int met = sc_port_begin();
  if (!met) {
    met = sc_meet(unit);
    sc_port_end();
  }
  return err ? err : met;
}

static int load_error;

void sc_note_load_error(int err) { load_error = load_error ? load_error : err; }

void __static_call_start(const struct sc_unit *unit) {
  struct static_call_batch batch;
  int err = sc_start(unit);
  if (err != -ENOTSUP && !sc_state(unit)->started) {
    sc_state(unit)->started = true;
    static_call_batch_begin(&batch);
    run_resolvers(unit, &batch);
    int committed = static_call_batch_commit(&batch);
    err = err ? err : committed;
  }
  sc_note_load_error(err);
}

int static_call_load_error(void) { return load_error; }
