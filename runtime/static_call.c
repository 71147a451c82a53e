/* The core: which sites change, in which order, and what happens if it fails.
 * How an instruction looks is arch/'s, how text is written is port/'s. */

#include "internal.h"

#include <errno.h>

static int load_error;

static const struct sc_unit *unit_of(const struct static_call_key *key) {
  return (const struct sc_unit *)sc_at(&key->view->unit);
}

/* ---- Checks: nothing is written here ------------------------------------ */

/* Whether the linker, or the last update, can have put `dest` into a site. */
static bool is_expected(const struct static_call_key *key,
                        struct sc_unit_state *state, uintptr_t dest) {
  const struct sc_unit *unit = unit_of(key);
  if (key->flags & SC_KEY_PATCHED)
    return dest == (uintptr_t)key->target || dest == sc_at(&key->view->veneer);
  /* The default itself, a PLT entry or a linker's thunk; for a weak default
   * that is not defined, address 0 of the unit. */
  if (dest - state->text.begin < state->text.end - state->text.begin)
    return true;
  if (!key->deflt)
    return dest == 0 || dest == sc_at(&unit->image);
  struct sc_range text = sc_port_text(unit, dest);
  return text.begin < text.end;
}

static bool is_text(const struct sc_unit *unit, struct sc_unit_state *state,
                    uintptr_t site) {
  if (site - state->text.begin < state->text.end - state->text.begin)
    return true;
  state->text = sc_port_text(unit, site);
  return state->text.begin < state->text.end;
}

/* The instruction that brings `site` to key->pending: gives its size, and puts
 * its destination into *dest. */
static int encode_site(const struct static_call_key *key, enum sc_form form,
                       uintptr_t site, unsigned char *insn, uintptr_t *dest) {
  *dest = (uintptr_t)key->pending;
  int size = *dest ? sc_arch_encode(insn, form, site, *dest) : -ERANGE;
  if (size >= 0)
    return size;
  *dest = sc_at(&key->view->veneer);
  return sc_arch_encode(insn, form, site, *dest);
}

static int check_site(const struct static_call_key *key, uintptr_t site) {
  const struct sc_unit *unit = unit_of(key);
  struct sc_unit_state *state = sc_state(unit);
  if (!is_text(unit, state, site))
    return -EFAULT;
  uint64_t now;
  int form = sc_arch_decode((const unsigned char *)site, site, &now);
  if (form < 0 || !is_expected(key, state, now))
    return -EILSEQ;
  unsigned char insn[SC_MAX_SITE];
  uintptr_t dest;
  int size = encode_site(key, form, site, insn, &dest);
  if (size < 0)
    return size;
  if (dest == now)
    return 0;
  if (state->dirty.begin > site)
    state->dirty.begin = site;
  if (state->dirty.end < site + (uintptr_t)size)
    state->dirty.end = site + (uintptr_t)size;
  return 0;
}

/* Adds the unit of `key` to the list at *units. */
static void enter_unit(const struct sc_unit *unit, const struct sc_unit **units) {
  struct sc_unit_state *state = sc_state(unit);
  if (state->in_update)
    return;
  state->in_update = true;
  state->dirty = (struct sc_range){UINTPTR_MAX, 0};
  state->next = *units;
  *units = unit;
}

static int check_key(const struct static_call_key *key,
                     const struct sc_unit **units) {
  const struct sc_unit *unit = unit_of(key);
  if (unit->version != SC_FORMAT_VERSION)
    return -ENOTSUP;
  if (!key->pending && key->deflt)
    return -EINVAL;
  enter_unit(unit, units);
  const sc_record *end = (const sc_record *)sc_at(&key->view->end);
  for (const sc_record *r = (const sc_record *)sc_at(&key->view->begin);
       r < end; r++) {
    int err = check_site(key, sc_at(r));
    if (err)
      return err;
  }
  return 0;
}

/* ---- Writes: what can fail was checked ---------------------------------- */

static void write_sites(const struct static_call_key *key) {
  const sc_record *end = (const sc_record *)sc_at(&key->view->end);
  for (const sc_record *r = (const sc_record *)sc_at(&key->view->begin);
       r < end; r++) {
    uintptr_t site = sc_at(r), dest;
    uint64_t now;
    unsigned char insn[SC_MAX_SITE];
    int form = sc_arch_decode((const unsigned char *)site, site, &now);
    int size = encode_site(key, form, site, insn, &dest);
    if (dest != now)
      sc_port_write((unsigned char *)site, insn, size);
  }
}

/* Makes key->pending the target, and key->pending the old one. The slot comes
 * first: a site may go through it as soon as it is written. */
static void switch_key(struct static_call_key *key) {
  __static_call_fn old = key->target;
  *(__static_call_fn *)sc_at(&key->view->slot) = key->pending;
  write_sites(key);
  key->target = key->pending;
  key->pending = old;
  key->flags |= SC_KEY_PATCHED;
}

static void switch_keys(struct static_call_key *first) {
  for (struct static_call_key *key = first; key; key = key->next)
    switch_key(key);
}

static int close_units(const struct sc_unit *units, const struct sc_unit *end) {
  int err = 0;
  for (const struct sc_unit *unit = units; unit != end;
       unit = sc_state(unit)->next) {
    int closed = sc_port_close(unit);
    err = err ? err : closed;
  }
  return err;
}

static int open_units(const struct sc_unit *units) {
  for (const struct sc_unit *unit = units; unit; unit = sc_state(unit)->next) {
    int err = sc_port_open(unit);
    if (err) {
      close_units(units, unit);
      return err;
    }
  }
  return 0;
}

static int write_keys(struct static_call_key *first,
                      const struct sc_unit *units) {
  int err = open_units(units);
  if (err)
    return err;
  switch_keys(first);
  err = close_units(units, NULL);
  if (!err)
    return 0;
  /* Text that could not be closed is writable still: put the old targets
   * back, then try once more to close. */
  if (!open_units(units))
    switch_keys(first);
  close_units(units, NULL);
  return err;
}

static int update(struct static_call_key *first) {
  const struct sc_unit *units = NULL;
  int err = 0;
  for (struct static_call_key *key = first; key && !err; key = key->next)
    err = check_key(key, &units);
  if (!err)
    err = write_keys(first, units);
  for (const struct sc_unit *unit = units; unit; unit = sc_state(unit)->next)
    sc_state(unit)->in_update = false;
  return err;
}

/* ---- Batches ------------------------------------------------------------ */

int __static_call_batch_add(struct static_call_batch *batch,
                            struct static_call_key *key,
                            __static_call_fn target) {
  if (key->batch && key->batch != batch) {
    batch->error = batch->error ? batch->error : -EBUSY;
    return -EBUSY;
  }
  key->pending = target;
  if (!key->batch) {
    key->batch = batch;
    key->next = batch->first;
    batch->first = key;
  }
  return 0;
}

int __static_call_batch_add_reset(struct static_call_batch *batch,
                                  struct static_call_key *key) {
  return __static_call_batch_add(batch, key, key->deflt);
}

void static_call_batch_abandon(struct static_call_batch *batch) {
  while (batch->first) {
    struct static_call_key *key = batch->first;
    batch->first = key->next;
    key->batch = NULL;
  }
  batch->error = 0;
}

int static_call_batch_commit(struct static_call_batch *batch) {
  int err = batch->error;
  if (!err)
    err = sc_port_begin();
  if (!err) {
    err = update(batch->first);
    sc_port_end();
  }
  static_call_batch_abandon(batch);
  return err;
}

/* ---- One key ------------------------------------------------------------ */

int __static_call_set(struct static_call_key *key, __static_call_fn target) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  __static_call_batch_add(&batch, key, target);
  return static_call_batch_commit(&batch);
}

int __static_call_reset(struct static_call_key *key) {
  return __static_call_set(key, key->deflt);
}

__static_call_fn __static_call_get(const struct static_call_key *key) {
  return key->target;
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
        (__static_call_fn(*)(void))sc_at(&r->function);
    __static_call_fn target = resolver();
    if (target)
      __static_call_batch_add(batch, (struct static_call_key *)sc_at(&r->key),
                              target);
  }
}

void __static_call_start(const struct sc_unit *unit) {
  struct static_call_batch batch;
  if (unit->version != SC_FORMAT_VERSION) {
    load_error = -ENOTSUP;
    return;
  }
  if (sc_state(unit)->started)
    return;
  sc_state(unit)->started = true;
  static_call_batch_begin(&batch);
  run_resolvers(unit, &batch);
  int err = static_call_batch_commit(&batch);
  load_error = load_error ? load_error : err;
}

int static_call_load_error(void) { return load_error; }
