/* The core: which sites change, in which order, and what happens if it fails.
 * How an instruction looks is arch/'s, how text is written is port/'s. */

#include "internal.h"

#include <errno.h>
#include <stdatomic.h>

static int load_error;

static const sc_record *sites_begin(const struct static_call_key *key) {
  return (const sc_record *)sc_at(&key->view->begin);
}

static const sc_record *sites_end(const struct static_call_key *key) {
  return (const sc_record *)sc_at(&key->view->end);
}

static const struct sc_unit *unit_of(const struct static_call_key *key) {
  return (const struct sc_unit *)sc_at(&key->view->unit);
}

/* ---- Checks: nothing is written here ------------------------------------ */

static bool is_in(struct sc_range range, uintptr_t address) {
  return address - range.begin < range.end - range.begin;
}

static struct sc_range widen(struct sc_range a, struct sc_range b) {
  return (struct sc_range){a.begin < b.begin ? a.begin : b.begin,
                           a.end > b.end ? a.end : b.end};
}

/* Whether the linker, or the last update, can have put `dest` into a site. */
static bool is_expected(const struct static_call_key *key, uintptr_t dest) {
  const struct sc_unit *unit = unit_of(key);
  if (key->flags & SC_KEY_PATCHED)
    return dest == (uintptr_t)key->target || dest == sc_at(&key->view->veneer);
  /* The default itself, a PLT entry or a linker's thunk; for a weak default
   * that is not defined, address 0 of the unit. */
  if (!key->deflt && (dest == 0 || dest == sc_at(&unit->image)))
    return true;
  return !sc_is_empty(sc_port_text(unit, dest));
}

/* Gives the first and the last site of `key`, or UINTPTR_MAX and 0 if it has
 * none; all are in text. */
static int span_of(const struct static_call_key *key, struct sc_range *span) {
  struct sc_range text = {0, 0};
  *span = (struct sc_range){UINTPTR_MAX, 0};
  for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
       r++) {
    uintptr_t site = sc_at(r);
    if (!is_in(text, site)) {
      text = sc_port_text(unit_of(key), site);
      if (sc_is_empty(text))
        return -EFAULT;
    }
    *span = widen(*span, (struct sc_range){site, site});
  }
  return 0;
}

/* Where all sites of `key` have to go: key->pending, or the veneer. */
static uintptr_t dest_of(const struct static_call_key *key) {
  return key->flags & SC_KEY_VENEER ? sc_at(&key->view->veneer)
                                    : (uintptr_t)key->pending;
}

/* What the first and the last site reach, all between them reach. */
static bool reaches(struct sc_range span, uintptr_t dest) {
  return span.begin > span.end ||
         (sc_arch_reaches(span.begin, dest) && sc_arch_reaches(span.end, dest));
}

/* Chooses where the sites in `span` go. */
static int choose_dest(struct static_call_key *key, struct sc_range span) {
  key->flags &= ~SC_KEY_VENEER;
  if (key->pending && reaches(span, (uintptr_t)key->pending))
    return 0;
  key->flags |= SC_KEY_VENEER;
  return reaches(span, sc_at(&key->view->veneer)) ? 0 : -ERANGE;
}

/* Adds the unit of `key` to the list at *units. */
static void enter_unit(const struct sc_unit *unit,
                       const struct sc_unit **units) {
  struct sc_unit_state *state = sc_state(unit);
  if (state->in_update)
    return;
  state->in_update = true;
  state->dirty = (struct sc_range){UINTPTR_MAX, 0};
  state->next = *units;
  *units = unit;
}

/* Whether every site of `key` holds a call that was put there; *changes, if one
 * of them has to change to call `dest`. */
static int check_sites(const struct static_call_key *key, uintptr_t dest,
                       bool *changes) {
  uintptr_t known = (uintptr_t)key->target; /* expected, not asked again */
  for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
       r++) {
    uint64_t now;
    int form = sc_arch_decode((const unsigned char *)sc_at(r), sc_at(r), &now);
    if (form < 0 || (now != known && !is_expected(key, now)))
      return -EILSEQ;
    known = now;
    *changes |= now != dest;
  }
  return 0;
}

/* Whether each record of the unit lies between the labels of one key, as the
 * linker script puts them. Linker options that sort or fold sections (such as
 * --shuffle-sections, --bp-compression-sort) can undo that, and an update would
 * miss sites. */
static bool is_table_whole(const struct sc_unit *unit) {
  uintptr_t records = 0;
  const struct sc_view *end = (const struct sc_view *)sc_at(&unit->views_end);
  for (const struct sc_view *v =
           (const struct sc_view *)sc_at(&unit->views_begin);
       v < end; v++) {
    if (sc_at(&v->begin) > sc_at(&v->end))
      return false;
    records += sc_at(&v->end) - sc_at(&v->begin);
  }
  return records == sc_at(&unit->sites_end) - sc_at(&unit->sites_begin);
}

/* Whether the runtime can work with `unit` at all: asked once. */
static int check_unit(const struct sc_unit *unit) {
  if (unit->version != SC_FORMAT_VERSION)
    return -ENOTSUP;
  if (!sc_state(unit)->whole && !is_table_whole(unit))
    return -ENOEXEC;
  sc_state(unit)->whole = true;
  return 0;
}

/* Checks all sites of `key`. If any of them changes, all of them are written:
 * they lie in their unit's dirty range then. */
static int plan_key(struct static_call_key *key) {
  struct sc_range span;
  bool changes = false;
  key->flags &= ~SC_KEY_CHANGES;
  int err = span_of(key, &span);
  if (!err)
    err = choose_dest(key, span);
  if (!err)
    err = check_sites(key, dest_of(key), &changes);
  if (err || !changes)
    return err;
  key->flags |= SC_KEY_CHANGES;
  span.end += SC_MAX_SITE;
  struct sc_range *dirty = &sc_state(unit_of(key))->dirty;
  *dirty = widen(*dirty, span);
  return 0;
}

static int check_key(struct static_call_key *key,
                     const struct sc_unit **units) {
  const struct sc_unit *unit = unit_of(key);
  int err = check_unit(unit);
  if (err)
    return err;
  if (!key->pending && key->deflt)
    return -EINVAL;
  enter_unit(unit, units);
  return plan_key(key);
}

/* ---- Writes: what can fail was checked ---------------------------------- */

static void write_sites(const struct static_call_key *key, uintptr_t dest) {
  for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
       r++) {
    struct sc_field field = sc_arch_field(sc_at(r), dest);
    sc_port_write((unsigned char *)sc_at(r) + field.offset, field.value);
  }
}

/* Makes key->pending the target, and key->pending the old one. The slot comes
 * first: a site may go through it as soon as it is written. */
static void switch_key(struct static_call_key *key) {
  __static_call_fn old = key->target;
  *(__static_call_fn *)sc_at(&key->view->slot) = key->pending;
  if (key->flags & SC_KEY_CHANGES)
    write_sites(key, dest_of(key));
  key->target = key->pending;
  key->pending = old;
  key->flags |= SC_KEY_PATCHED;
}

static void switch_keys(struct static_call_key *first) {
  for (struct static_call_key *key = first; key; key = key->next)
    switch_key(key);
}

/* After switch_keys: key->pending is the old target. */
static void switch_back(struct static_call_key *first) {
  for (struct static_call_key *key = first; key; key = key->next) {
    struct sc_range span;
    span_of(key, &span);
    choose_dest(key, span);
    switch_key(key);
  }
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
    switch_back(first);
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

/* Whether `key` is among the functions of `batch`. That it names the batch is
 * not enough: one that was forgotten may have stood at the same address. */
static bool is_added(const struct static_call_batch *batch,
                     const struct static_call_key *key) {
  const struct static_call_key *k = key->batch == batch ? batch->first : NULL;
  while (k && k != key)
    k = k->next;
  return k;
}

int __static_call_batch_add(struct static_call_batch *batch,
                            struct static_call_key *key,
                            __static_call_fn target) {
  if (key->batch && key->batch != batch) {
    batch->error = batch->error ? batch->error : -EBUSY;
    return -EBUSY;
  }
  if (!is_added(batch, key)) {
    key->batch = batch;
    key->next = batch->first;
    batch->first = key;
  }
  /* A signal handler that sets the key from here on gets -EBUSY, so it does not
   * take `pending` away. */
  atomic_signal_fence(memory_order_seq_cst);
  key->pending = target;
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
  int err = sc_port_begin();
  if (err)
    return err;
  static_call_batch_begin(&batch);
  err = __static_call_batch_add(&batch, key, target);
  if (!err)
    err = update(batch.first);
  static_call_batch_abandon(&batch);
  sc_port_end();
  return err;
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
        (__static_call_fn (*)(void))sc_at(&r->function);
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
