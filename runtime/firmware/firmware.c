/* Firmware's core: the functions of static_call.h for one unit, which nothing
 * loads, on one core. The hosted core would be eight times as big.
 *
 * A slot holds what the key's sites call, and is NULL for a weak default that
 * nobody defines only: a stub stands for no target. During an update the old
 * one is pending. */

#include "bare.h"

long __static_call_return0(void) { return 0; }

/* ---- Callees: a target, or a stub --------------------------------------- */

static enum sc_result result_of(const struct sc_bare_view *view) {
  return (enum sc_result)(view->properties & SC_VIEW_RESULT);
}

static __static_call_fn stub_of(const struct sc_bare_view *view) {
  return result_of(view) == SC_RESULT_ZERO ? sc_return_zero : sc_return;
}

static bool is_stub(__static_call_fn callee) {
  return callee == sc_return || callee == (__static_call_fn)sc_return_zero;
}

/* ---- Sites -------------------------------------------------------------- */

/* The form of a call of `callee`. */
static enum sc_form form_of(__static_call_fn callee) {
  if (!sc_arch_has_inline() || !is_stub(callee))
    return SC_CALL;
  return callee == sc_return ? SC_NOTHING : SC_ZERO;
}

static bool is_near(uintptr_t pc, __static_call_fn callee) {
  return callee && sc_arch_reaches(pc, (uintptr_t)callee);
}

/* Where a branch at `pc` goes for `callee`: through the veneer, if that is too
 * far away, or NULL, which the veneer knows. */
static uintptr_t dest_of(const struct sc_bare_view *view, uintptr_t pc,
                         __static_call_fn callee) {
  return (uintptr_t)(is_near(pc, callee) ? callee : view->veneer);
}

/* What happens to the sites of a key. */
enum pass {
  CHECK_LINKED, /* Of the first update: they are as the linker left them, */
  CHECK,        /* reach the veneer, and can be written */
  COMPARE,      /* they are what the last update made */
  WRITE
};

static int check_site(const struct sc_bare_view *view, uintptr_t pc,
                      bool is_linked) {
  uintptr_t at = (uintptr_t)sc_arch_code(pc);
  if (is_linked && !sc_arch_is_branch((const unsigned char *)at, pc))
    return -EILSEQ;
  /* Also for near callees: there must be a way back. */
  if (!sc_arch_reaches(pc, (uintptr_t)view->veneer))
    return -ERANGE;
  return !sc_arch_is_protected() || sc_bare_is_writable(at) ? 0 : -EACCES;
}

static int visit_site(const struct sc_bare_view *view, uintptr_t pc,
                      __static_call_fn callee, enum pass pass,
                      enum sc_form call) {
  uintptr_t at = (uintptr_t)sc_arch_code(pc);
  if (pass <= CHECK)
    return check_site(view, pc, pass == CHECK_LINKED);
  bool is_jump = sc_arch_is_jump((const unsigned char *)at, pc);
  uint32_t word =
      sc_arch_word(is_jump ? SC_JUMP : call, pc, dest_of(view, pc, callee));
  if (pass == WRITE)
    sc_arch_put(at, word);
  return sc_arch_get(at) == word ? 0 : -EILSEQ;
}

/* A loop of its own for each pass, where that may take the room. */
#ifndef __OPTIMIZE_SIZE__
__attribute__((__always_inline__))
#endif
static inline int visit_sites(const struct sc_bare_view *view, enum pass pass,
                              __static_call_fn callee) {
  enum sc_form call = form_of(callee);
  for (const sc_record *r = view->begin; r != view->end; r++) {
    int err = visit_site(view, sc_at(r), callee, pass, call);
    if (err)
      return err;
  }
  return 0;
}

/* ---- One update --------------------------------------------------------- */

/* Until the first update the linker may have sent sites through a thunk. After
 * a reset to a stub the slot is as at first, but the sites call nothing. */
static int check_key(const struct sc_bare_view *view, __static_call_fn now) {
  int err = -EILSEQ;
  if (now == view->deflt)
    err = visit_sites(view, CHECK_LINKED, view->key->pending);
  if (err != -EILSEQ)
    return err;
  err = visit_sites(view, COMPARE, now);
  return err ? err : visit_sites(view, CHECK, view->key->pending);
}

/* Exchanges the pending callee with the one in force. The slot comes before the
 * sites: one may go through it as soon as it is written. */
static int switch_key(const struct sc_bare_view *view, __static_call_fn now) {
  __static_call_fn callee = view->key->pending;
  view->key->pending = now;
  *(volatile __static_call_fn *)view->slot = callee;
  return visit_sites(view, WRITE, callee) ? -EROFS : 0;
}

static int visit_key(const struct sc_bare_view *view, bool write) {
  __static_call_fn now = *view->slot;
  if (view->key->pending == now)
    return 0;
  return write ? switch_key(view, now) : check_key(view, now);
}

/* Visits the keys from `view` to *end, or to the one at which that fails: 0, or
 * an error, and *end is behind that key. */
static int visit_keys(const struct sc_bare_view *view,
                      const struct sc_bare_view **end, bool write) {
  int err = 0;
  for (; view != *end && !err; view = view->key->next)
    err = visit_key(view, write);
  *end = view;
  return err;
}

/* Between sc_bare_begin and sc_bare_end. Where a site cannot be written, all
 * keys up to its own are switched back. */
static int update(const struct sc_bare_view *first) {
  const struct sc_bare_view *end = NULL;
  int err = visit_keys(first, &end, /*write=*/false);
  if (err)
    return err;
  err = visit_keys(first, &end, /*write=*/true);
  if (err)
    (void)visit_keys(first, &end, /*write=*/true);
  return err;
}

/* ---- Batches: a key is in one while something is pending ----------------- */

static const struct sc_bare_view *first_of(const struct static_call_batch *b) {
  return sc_bare_view(b->first);
}

static bool is_added(const struct static_call_batch *batch,
                     const struct sc_bare_view *view) {
  const struct sc_bare_view *v = first_of(batch);
  while (v && v != view)
    v = v->key->next;
  return v;
}

/* A named key's trampoline, its veneer, cannot be its own target: what it first
 * went to is meant. */
static __static_call_fn resolve(const struct sc_bare_view *view,
                                __static_call_fn target) {
  return target == view->veneer ? view->deflt : target;
}

static int add(struct static_call_batch *batch, const struct sc_bare_view *view,
               __static_call_fn target) {
  target = resolve(view, target);
  if (sc_is_nothing(target)) {
    if (result_of(view) == SC_RESULT_OTHER)
      return -EINVAL;
    target = stub_of(view);
  }
  if (!is_added(batch, view)) {
    if (view->key->pending)
      return -EBUSY;
    view->key->next = first_of(batch);
    batch->first = sc_bare_handle(view);
  }
  view->key->pending = target;
  return 0;
}

int __static_call_batch_add(struct static_call_batch *batch,
                            struct static_call_key *key,
                            __static_call_fn target) {
  int err = sc_bare_begin();
  if (!err) {
    err = add(batch, sc_bare_view(key), target);
    sc_bare_end();
  }
  if (!batch->error)
    batch->error = err;
  return err;
}

int __static_call_batch_add_reset(struct static_call_batch *batch,
                                  struct static_call_key *key) {
  return __static_call_batch_add(batch, key, sc_bare_view(key)->deflt);
}

/* A key without a pending callee may be in an interrupt's batch next. */
void static_call_batch_abandon(struct static_call_batch *batch) {
  while (batch->first) {
    struct sc_bare_key *key = first_of(batch)->key;
    batch->first = sc_bare_handle(key->next);
    __asm__ volatile("" : : : "memory");
    key->pending = NULL;
  }
  batch->error = 0;
}

int static_call_batch_commit(struct static_call_batch *batch) {
  int err = batch->error;
  if (!err)
    err = sc_bare_begin();
  if (!err) {
    static_call_hold_cores(1);
    err = update(first_of(batch));
    static_call_hold_cores(0);
    sc_bare_end();
  }
  static_call_batch_abandon(batch);
  return err;
}

/* ---- One key ------------------------------------------------------------ */

int __static_call_set(struct static_call_key *key, __static_call_fn target) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  (void)__static_call_batch_add(&batch, key, target);
  return static_call_batch_commit(&batch);
}

int __static_call_update(const struct __static_call_definition *definition,
                         struct static_call_key *key, __static_call_fn target) {
  (void)definition; /* it links where that is */
  return __static_call_set(key, target);
}

int __static_call_reset(struct static_call_key *key) {
  return __static_call_set(key, sc_bare_view(key)->deflt);
}

__static_call_fn __static_call_get(const struct static_call_key *key) {
  __static_call_fn callee = *sc_bare_view(key)->slot;
  return is_stub(callee) ? NULL : callee;
}
