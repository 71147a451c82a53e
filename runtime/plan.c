/* What an update finds, and how it will change it: which sites change, where
 * they go, in which form and by which way. Nothing is written here. */

#include "update.h"

#include <errno.h>

/* A key's sites as an update finds them. */
struct check {
  struct static_call_key *key;
  uintptr_t dest;       /* where its branches go if all reach that */
  int form;             /* what the last site held that was in order, or 0 */
  uint64_t now;         /* ... and where it went */
  struct sc_range text; /* ... and the segment that it was in */
  struct sc_range span; /* from the first to the last site, so far */
  bool live;            /* other threads may execute the sites */
  bool undo;            /* the update failed: they are old, new or trapped */
};

/* The trampoline of a named key goes where the target is, also if the
 * definition came when sites had been put back to it. */
static bool is_trampoline(const struct static_call_key *key, uintptr_t dest) {
  return sc_view_of(key)->properties & SC_VIEW_NAMED &&
         dest == (uintptr_t)key->deflt;
}

/* Whether a branch of `key` at `pc` goes to the veneer: as we do, or by the
 * linker's call that changes the instruction set. */
static bool is_veneer(const struct static_call_key *key, uintptr_t pc,
                      uintptr_t dest) {
  return dest == veneer_at(key, pc) || dest == sc_at(&sc_view_of(key)->veneer);
}

/* Whether the linker, or an update, can have put a branch to `dest` into a
 * site. */
static bool is_expected_dest(const struct check *c, uintptr_t pc,
                             uintptr_t dest) {
  const struct static_call_key *key = c->key;
  const struct sc_unit *unit = sc_unit_of(key);
  if (dest == callee_at(key, key->target, pc) || is_veneer(key, pc, dest) ||
      is_trampoline(key, dest) ||
      (c->undo && dest == callee_at(key, key->pending, pc)))
    return true;
  if (key->flags & SC_KEY_PATCHED)
    return false;
  /* A PLT entry or a linker's thunk; for a weak default that is not defined,
   * address 0 of the unit. */
  if (!key->deflt && (dest == 0 || dest == sc_at(&unit->image)))
    return true;
  return !sc_is_empty(sc_port_text(unit, dest));
}

static bool is_expected(const struct check *c, uintptr_t pc, int form,
                        uintptr_t dest) {
  const struct static_call_key *key = c->key;
  if (sc_is_branch(form))
    return is_expected_dest(c, pc, dest);
  return form == (int)inline_form(key) &&
         (sc_is_nothing(key->target) ||
          (c->undo && sc_is_nothing(key->pending)));
}

static struct sc_range span_with(struct sc_range span, uintptr_t pc) {
  uintptr_t code = (uintptr_t)sc_arch_code(pc);
  return sc_widen(span, (struct sc_range){code, code});
}

/* From the first to the last of these sites. */
static struct sc_range span_of(const sc_record *begin, const sc_record *end) {
  struct sc_range span = SC_NOWHERE;
  for (const sc_record *r = begin; r < end; r++)
    span = span_with(span, sc_at(r));
  return span;
}

struct sc_range sc_hull(const struct sc_unit *unit) {
  struct sc_unit_state *state = sc_state(unit);
  if (!state->has_hull)
    state->hull = span_of((const sc_record *)sc_at(&unit->sites_begin),
                          (const sc_record *)sc_at(&unit->sites_end));
  state->has_hull = true;
  return state->hull;
}

static bool all_reach(struct sc_range span, uintptr_t dest) {
  return span.begin > span.end || sc_arch_all_reach(span.begin, span.end, dest);
}

/* Whether all sites of `key` surely reach `dest`: as a rule all of the unit do.
 */
static bool key_reaches(const struct static_call_key *key, uintptr_t dest) {
  return all_reach(sc_hull(sc_unit_of(key)), dest) ||
         all_reach(span_of(sites_begin(key), sites_end(key)), dest);
}

/* Whether a call becomes what does nothing, in its place. */
static bool is_inline(const struct static_call_key *key) {
  enum sc_writes writes = sc_state(sc_unit_of(key))->writes;
  return sc_is_nothing(new_target(key)) &&
         (writes == SC_WRITES_ANYTHING ||
          (writes == SC_WRITES_WORDS &&
           sc_arch_is_live(0, SC_CALL, inline_form(key))));
}

/* Chooses in which form the sites of `key` go where. */
static void choose_dest(struct static_call_key *key) {
  key->flags &=
      ~(SC_KEY_CHANGES | SC_KEY_VENEER | SC_KEY_INLINE | SC_KEY_MOVES);
  if (is_inline(key))
    key->flags |= SC_KEY_INLINE;
  if (!key_reaches(key, callee_of(key, new_target(key))))
    key->flags |= SC_KEY_VENEER;
}

/* Whether the writer in use can change the site at `pc`. */
static bool can_write(const struct sc_unit_state *state, uintptr_t pc, int from,
                      int to) {
  if (state->writes == SC_WRITES_ANYTHING && sc_arch_is_whole(pc))
    return true;
  return state->writes >= SC_WRITES_WORDS && sc_arch_is_live(pc, from, to);
}

/* Chooses how the site at `pc`, whose form is `from`, becomes one of form `to`
 * while other threads execute it. */
static int choose_way(struct static_call_key *key, uintptr_t pc, int from,
                      int to) {
  const struct sc_unit *unit = sc_unit_of(key);
  struct sc_unit_state *state = sc_state(unit);
  bool may_trap = key->flags & (SC_KEY_TRAPS | SC_KEY_ALL_TRAPS);
  if (can_write(state, pc, from, to))
    return 0;
  if (state->writes == SC_WRITES_WORDS && (from != to || sc_arch_is_whole(pc)))
    (void)sc_port_choose_any(unit);
  if (can_write(state, pc, from, to))
    return 0;
  bool others_need_none = state->writes == SC_WRITES_ANYTHING ||
                          (state->writes == SC_WRITES_WORDS && from == to);
  key->flags |= others_need_none ? SC_KEY_TRAPS : SC_KEY_ALL_TRAPS;
  state->trapped = true;
  return may_trap ? 0 : sc_port_may_trap();
}

bool sc_is_right(const struct static_call_key *key, uintptr_t pc, int form,
                 uint64_t now, uintptr_t dest) {
  int wanted = new_form(key, form == SC_JUMP);
  if (form == SC_EXCHANGE && wanted == SC_CALL)
    return now == callee_at(key, new_target(key), pc);
  return form == wanted && (!sc_is_branch(form) || now == dest);
}

/* Whether what stands at `pc` was put there; SC_KEY_CHANGES, if it has to
 * change. */
static int check_form(struct check *c, uintptr_t pc, int form, uint64_t now) {
  if (form < 0 && c->undo && is_trapped(c->key, pc)) {
    c->key->flags |= SC_KEY_CHANGES;
    return 0;
  }
  if (form < 0 || !is_expected(c, pc, form, (uintptr_t)now))
    return -EILSEQ;
  c->form = form;
  c->now = now;
  int wanted = new_form(c->key, form == SC_JUMP);
  uintptr_t dest = c->dest;
  if (c->key->flags & SC_KEY_VENEER)
    dest = dest_of(c->key, pc);
  if (sc_is_right(c->key, pc, form, now, dest))
    return 0;
  if (sc_is_branch(wanted) && !sc_arch_reaches(pc, dest))
    return -ERANGE;
  c->key->flags |= SC_KEY_CHANGES;
  if (sc_is_branch(wanted) && dest == veneer_at(c->key, pc))
    c->key->flags |= SC_KEY_MOVES;
  return c->live && !c->undo ? choose_way(c->key, pc, form, wanted) : 0;
}

static int find_text(struct check *c, uintptr_t pc) {
  c->text = sc_port_text(sc_unit_of(c->key), (uintptr_t)sc_arch_code(pc));
  return sc_is_empty(c->text) ? -EFAULT : 0;
}

/* A site that holds what the last one held, in a place where nothing is
 * forbidden, changes as that one does, if all reach the same. */
static inline int check_site(struct check *c, uintptr_t pc) {
  uint64_t now = 0;
  if (!sc_is_in(c->text, pc) && find_text(c, pc))
    return -EFAULT;
  c->span = span_with(c->span, pc);
  int form = sc_arch_decode(code_at(pc), pc, &now);
  if (form == c->form && now == c->now && sc_arch_is_whole(pc) &&
      !(c->key->flags & SC_KEY_VENEER))
    return 0;
  return check_form(c, pc, form, now);
}

/* Checks all sites of `key`, which *span gets. */
static int check_sites(struct static_call_key *key, bool undo,
                       struct sc_range *span) {
  struct check c = {.key = key,
                    .dest = callee_of(key, new_target(key)),
                    .text = sc_state(sc_unit_of(key))->text,
                    .span = SC_NOWHERE,
                    .live = sc_port_is_live(),
                    .undo = undo};
  int err = 0;
  for (const sc_record *r = sites_begin(key), *end = sites_end(key);
       r < end && !err; r++)
    err = check_site(&c, sc_at(r));
  sc_state(sc_unit_of(key))->text = c.text;
  *span = c.span;
  return err;
}

/* Whether each record of the unit lies between the labels of one key, as the
 * linker script puts them. Linker options that sort or fold sections (such as
 * --shuffle-sections, --bp-compression-sort) can undo that, and an update would
 * miss sites. */
static bool is_table_whole(const struct sc_unit *unit) {
  uintptr_t records = 0;
  const struct sc_view *end = sc_views_end(unit);
  for (const struct sc_view *v = sc_views(unit); v < end; v++) {
    if (sc_at(&v->begin) > sc_at(&v->end))
      return false;
    records += sc_at(&v->end) - sc_at(&v->begin);
  }
  return records == sc_at(&unit->sites_end) - sc_at(&unit->sites_begin);
}

/* Adds the unit of `key` to the list at *units. */
static int enter_unit(const struct sc_unit *unit,
                      const struct sc_unit **units) {
  struct sc_unit_state *state = sc_state(unit);
  if (state->in_update)
    return 0;
  if (state->runtime != &sc_units)
    return -EXDEV;
  if (!state->whole && !is_table_whole(unit))
    return -ENOEXEC;
  state->whole = true;
  state->in_update = true;
  state->trapped = false;
  state->dirty = SC_NOWHERE;
  state->next = *units;
  *units = unit;
  return sc_port_choose(unit);
}

int sc_plan_key(struct static_call_key *key, bool undo) {
  struct sc_range span = SC_NOWHERE;
  choose_dest(key);
  int err = check_sites(key, undo, &span);
  if (!(key->flags & SC_KEY_CHANGES))
    return err;
  span.end += SC_MAX_SITE;
  struct sc_range *dirty = &sc_state(sc_unit_of(key))->dirty;
  *dirty = sc_widen(*dirty, span);
  return err;
}

int sc_check_key(struct static_call_key *key, const struct sc_unit **units) {
  int err = enter_unit(sc_unit_of(key), units);
  if (err)
    return err;
  key->flags &= ~SC_KEY_OF_UPDATE;
  if (sc_is_nothing(key->pending) && sc_result_of(key) == SC_RESULT_OTHER)
    return key->target ? -EINVAL : 0; /* a weak default stays undefined */
  return sc_plan_key(key, false);
}

/* ---- Looking ------------------------------------------------------------ */

/* Whether the key's veneer goes where it should: the veneer of a weak default
 * knows NULL, and a trampoline is always right. */
static bool is_veneer_right(const struct static_call_key *key) {
  uintptr_t slot = *(const uintptr_t *)sc_at(&sc_view_of(key)->slot);
  return slot == callee_of(key, key->target) ||
         slot == (uintptr_t)key->target || is_trampoline(key, slot);
}

enum static_call_site_state sc_look_at(struct static_call_key *key,
                                       __static_call_fn first, uintptr_t pc,
                                       uint64_t *dest) {
  struct check c = {.key = key};
  *dest = 0;
  if (find_text(&c, pc))
    return STATIC_CALL_SITE_FOREIGN;
  int form = sc_arch_decode(code_at(pc), pc, dest);
  bool by_veneer = sc_is_branch(form) && is_veneer(key, pc, (uintptr_t)*dest);
  if (form < 0 || !is_expected(&c, pc, form, (uintptr_t)*dest) ||
      (by_veneer && !is_veneer_right(key)))
    return STATIC_CALL_SITE_FOREIGN;
  if (key->flags & SC_KEY_STALE)
    return STATIC_CALL_SITE_STALE;
  if (sc_is_nothing(key->target))
    return STATIC_CALL_SITE_DISABLED;
  if (by_veneer)
    return STATIC_CALL_SITE_VENEER;
  return key->target == first ? STATIC_CALL_SITE_DEFAULT
                              : STATIC_CALL_SITE_TARGET;
}
