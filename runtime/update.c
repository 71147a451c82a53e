/* One update: which sites change, in which order, and what happens if it fails.
 * How an instruction looks is arch/'s, how text is written is port/'s. */

#include "internal.h"

#include <errno.h>

static const sc_record *sites_begin(const struct static_call_key *key) {
  return sc_sites(sc_view_of(key));
}

static const sc_record *sites_end(const struct static_call_key *key) {
  return sc_sites_end(sc_view_of(key));
}

/* During an update: the target that the key is to get, and the one it had. */
static __static_call_fn new_target(const struct static_call_key *key) {
  return key->flags & SC_KEY_SWITCHED ? key->target : key->pending;
}

static __static_call_fn old_target(const struct static_call_key *key) {
  return key->flags & SC_KEY_SWITCHED ? key->pending : key->target;
}

/* ---- What a key's sites call -------------------------------------------- */

/* What a slot holds for `target`: itself, or for one that does nothing a stub
 * of the unit, which returns what the key's sites expect. */
static uintptr_t callee_of(const struct static_call_key *key,
                           __static_call_fn target) {
  const struct sc_unit *unit = sc_unit_of(key);
  if (!sc_is_nothing(target))
    return (uintptr_t)target;
  return sc_result_of(key) == SC_RESULT_ZERO ? sc_at(&unit->return_zero)
                                             : sc_at(&unit->return_nothing);
}

/* The same for the site at `pc`. */
static uintptr_t callee_at(const struct static_call_key *key,
                           __static_call_fn target, uintptr_t pc) {
  uintptr_t callee = callee_of(key, target);
  return sc_is_nothing(target) ? (uintptr_t)sc_arch_entry(callee, pc) : callee;
}

/* Where the site at `pc` enters the veneer of `key`. */
static uintptr_t veneer_at(const struct static_call_key *key, uintptr_t pc) {
  return (uintptr_t)sc_arch_entry(sc_at(&sc_view_of(key)->veneer), pc);
}

/* Where a branch of `key` at `pc` has to go. */
static uintptr_t dest_of(const struct static_call_key *key, uintptr_t pc) {
  uintptr_t callee = callee_at(key, new_target(key), pc);
  return key->flags & SC_KEY_VENEER && !sc_arch_reaches(pc, callee)
             ? veneer_at(key, pc)
             : callee;
}

/* The bytes of the instruction at `pc`. */
static const unsigned char *code_at(uintptr_t pc) {
  return (const unsigned char *)(uintptr_t)sc_arch_code(pc);
}

/* What stands in the place of a call without target. */
static enum sc_form inline_form(const struct static_call_key *key) {
  return sc_result_of(key) == SC_RESULT_ZERO ? SC_ZERO : SC_NOTHING;
}

/* The form that a site of `key` has to take. A jump stays one: it has to
 * return. */
static enum sc_form new_form(const struct static_call_key *key, bool is_jump) {
  if (is_jump)
    return SC_JUMP;
  return key->flags & SC_KEY_INLINE ? inline_form(key) : SC_CALL;
}

/* Whether the site at `pc` changes behind a trap. */
static bool is_trapped(const struct static_call_key *key, uintptr_t pc) {
  return key->flags & SC_KEY_ALL_TRAPS ||
         (key->flags & SC_KEY_TRAPS && !sc_arch_is_whole(pc));
}

/* ---- Checks: nothing is written here ------------------------------------ */

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

/* Whether the linker, or an update, can have put a branch to `dest` into a
 * site. */
static bool is_expected_dest(const struct check *c, uintptr_t pc,
                             uintptr_t dest) {
  const struct static_call_key *key = c->key;
  const struct sc_unit *unit = sc_unit_of(key);
  if (dest == callee_at(key, key->target, pc) || dest == veneer_at(key, pc) ||
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
  key->flags &= ~(SC_KEY_CHANGES | SC_KEY_VENEER | SC_KEY_INLINE);
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

/* Whether the site at `pc` holds what it has to, a branch to `dest`: also if
 * the linker made the call one that changes the instruction set, as we never
 * do. */
static bool is_right(const struct static_call_key *key, uintptr_t pc, int form,
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
  if (is_right(c->key, pc, form, now, dest))
    return 0;
  if (sc_is_branch(wanted) && !sc_arch_reaches(pc, dest))
    return -ERANGE;
  c->key->flags |= SC_KEY_CHANGES;
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

/* Checks all sites of `key`. If any of them changes, all of them are written:
 * they lie in their unit's dirty range then. */
static int plan_key(struct static_call_key *key, bool undo) {
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

static int check_key(struct static_call_key *key,
                     const struct sc_unit **units) {
  int err = enter_unit(sc_unit_of(key), units);
  if (err)
    return err;
  key->flags &= ~SC_KEY_OF_UPDATE;
  if (sc_is_nothing(key->pending) && sc_result_of(key) == SC_RESULT_OTHER)
    return key->target ? -EINVAL : 0; /* a weak default stays undefined */
  return plan_key(key, false);
}

/* ---- Writes: what can fail was checked ---------------------------------- */

static inline void write_field(struct sc_place place, uintptr_t pc,
                               uintptr_t dest) {
  struct sc_field field = sc_arch_field(code_at(pc), pc, dest);
  sc_port_write(place, (uintptr_t)sc_arch_code(pc) + (uintptr_t)field.offset,
                field.value);
}

/* Makes the instruction that the site at `pc` has to be. Gives its length. */
static int make_site(unsigned char *bytes, const struct static_call_key *key,
                     uintptr_t pc, bool is_jump) {
  const unsigned char *now = code_at(pc);
  for (int i = 0; i < sc_arch_size(); i++)
    bytes[i] = now[i];
  return sc_arch_encode(bytes, new_form(key, is_jump), pc, dest_of(key, pc));
}

static void write_site(const struct static_call_key *key, uintptr_t pc) {
  unsigned char bytes[SC_MAX_SITE];
  uint64_t now;
  uintptr_t dest = dest_of(key, pc);
  int form = sc_arch_decode(code_at(pc), pc, &now);
  if (is_right(key, pc, form, now, dest))
    return;
  if (form == (int)new_form(key, form == SC_JUMP) && sc_is_branch(form)) {
    write_field(sc_port_place(sc_unit_of(key)), pc, dest);
    return;
  }
  int size = make_site(bytes, key, pc, form == SC_JUMP);
  sc_port_write_bytes(sc_unit_of(key), (uintptr_t)sc_arch_code(pc), bytes,
                      size);
}

/* Writes the sites of `key` that are branches, and remain what they are. */
static void write_branches(const struct static_call_key *key) {
  struct sc_place place = sc_port_place(sc_unit_of(key));
  uintptr_t dest = callee_of(key, new_target(key));
  for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
       r++)
    write_field(place, sc_at(r), dest);
}

/* Writes all sites of `key` but those that are trapped. */
static void write_sites(const struct static_call_key *key) {
  bool traps = key->flags & (SC_KEY_TRAPS | SC_KEY_ALL_TRAPS);
  if (!sc_is_nothing(old_target(key)) &&
      !(key->flags & (SC_KEY_INLINE | SC_KEY_VENEER)) && !traps) {
    write_branches(key);
    return;
  }
  for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
       r++)
    if (!traps || !is_trapped(key, sc_at(r)))
      write_site(key, sc_at(r));
}

/* Makes key->pending the target, and key->pending the old one. The slot comes
 * before the sites: one may go through it as soon as it is written. */
static void switch_target(struct static_call_key *key) {
  __static_call_fn old = key->target;
  __atomic_store_n(&key->target, key->pending, __ATOMIC_RELEASE);
  key->pending = old;
  key->flags |= SC_KEY_SWITCHED;
  __atomic_store_n((uintptr_t *)sc_at(&sc_view_of(key)->slot),
                   callee_of(key, key->target), __ATOMIC_RELEASE);
}

/* Whether a site begins to go through its veneer. */
static bool moves_to_veneer(const struct static_call_key *key) {
  return key->flags & SC_KEY_VENEER && key->flags & SC_KEY_CHANGES;
}

/* Makes key->pending the target of all keys, and has their sites call it. No
 * site is moved to a veneer before every processor sees the slot that its jump
 * reads: nothing orders a fetch of the new instruction in front of an old
 * load. */
static int switch_keys(struct static_call_key *first) {
  bool needs_sync = false;
  for (struct static_call_key *key = first; key; key = key->next) {
    switch_target(key);
    needs_sync |= moves_to_veneer(key);
  }
  int err = needs_sync ? sc_port_sync() : 0;
  for (struct static_call_key *key = first; key && !err; key = key->next)
    if (key->flags & SC_KEY_CHANGES)
      write_sites(key);
  return err;
}

/* ---- Traps: sites that one store does not change ------------------------ */

/* How many sites of one update can be trapped. */
#define MAX_TRAPS 4096

/* For each trapped site of the update, in the update's order, whether it is a
 * jump: what a trap stands on cannot be asked. */
static bool trapped_jumps[MAX_TRAPS];

/* What happens to each trapped site, in turn. The processors are synchronised
 * behind each step, so that none joins bytes of two. */
enum trap_step { REMEMBER, TRAP, TAIL, HEAD };

static void step_site(const struct static_call_key *key, uintptr_t pc,
                      enum trap_step step, bool *is_jump) {
  const struct sc_unit *unit = sc_unit_of(key);
  unsigned char bytes[SC_MAX_SITE], trap = sc_arch_trap();
  uintptr_t at = (uintptr_t)sc_arch_code(pc);
  uint64_t now;
  if (step == REMEMBER) {
    *is_jump = sc_arch_decode(code_at(pc), pc, &now) == SC_JUMP;
    return;
  }
  if (!(key->flags & SC_KEY_CHANGES))
    return;
  int size = make_site(bytes, key, pc, *is_jump);
  if (step == TAIL)
    sc_port_write_bytes(unit, at + 1, bytes + 1, size - 1);
  else
    sc_port_write_bytes(unit, at, step == TRAP ? &trap : bytes, 1);
}

/* Takes `step` with each trapped site: 0, or -ENOBUFS if they are too many. */
static int step_sites(struct static_call_key *first, enum trap_step step) {
  int count = 0;
  for (struct static_call_key *key = first; key; key = key->next) {
    if (!(key->flags & (SC_KEY_TRAPS | SC_KEY_ALL_TRAPS)))
      continue;
    for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
         r++) {
      if (!is_trapped(key, sc_at(r)))
        continue;
      if (count == MAX_TRAPS)
        return -ENOBUFS;
      step_site(key, sc_at(r), step, &trapped_jumps[count++]);
    }
  }
  return 0;
}

static bool has_traps(const struct static_call_key *first) {
  const struct static_call_key *key = first;
  while (key && !(key->flags & (SC_KEY_TRAPS | SC_KEY_ALL_TRAPS)))
    key = key->next;
  return key;
}

/* Brings what was written to units with traps into force on all processors;
 * their text stays open. */
static int settle(const struct sc_unit *units) {
  int err = 0;
  for (const struct sc_unit *unit = units; unit && !err;
       unit = sc_state(unit)->next)
    if (sc_state(unit)->trapped)
      err = sc_port_publish(unit);
  return err ? err : sc_port_sync();
}

/* All steps but the last synchronisation, which the whole update shares. Where
 * an update is undone, the last step has to be reached whatever fails. */
static int change_trapped(struct static_call_key *first,
                          const struct sc_unit *units, bool undo) {
  int err = 0;
  if (!has_traps(first))
    return 0;
  sc_port_set_trapping(true);
  for (enum trap_step step = TRAP; step <= HEAD && (undo || !err); step++) {
    step_sites(first, step);
    if (step != HEAD)
      err = settle(units);
  }
  return err;
}

/* ---- One update --------------------------------------------------------- */

/* Sites that are no further apart are told to the processors together. */
enum { NEIGHBOURS = 1024 };

static void sync_run(struct sc_range run) {
  if (!sc_is_empty(run))
    sc_arch_sync_text(run);
}

/* Gives what is still to be told. */
static struct sc_range sync_sites(const struct static_call_key *key,
                                  struct sc_range run) {
  for (const sc_record *r = sites_begin(key), *end = sites_end(key); r < end;
       r++) {
    uintptr_t at = (uintptr_t)sc_arch_code(sc_at(r));
    struct sc_range site = {at, at + (uintptr_t)sc_arch_size()};
    bool is_near = at - run.begin < NEIGHBOURS;
    if (!is_near)
      sync_run(run);
    run = is_near ? sc_widen(run, site) : site;
  }
  return run;
}

/* Tells the processors what was written, where they do not see it. */
static void sync_text(const struct static_call_key *first) {
  struct sc_range run = {0, 0};
  if (sc_arch_is_coherent())
    return;
  for (const struct static_call_key *key = first; key; key = key->next)
    if (key->flags & SC_KEY_CHANGES)
      run = sync_sites(key, run);
  sync_run(run);
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

/* Protects text again and synchronises; then the slots, if all went well, which
 * are needed for the way back otherwise. `err`: what failed before. */
static int finish(const struct static_call_key *first,
                  const struct sc_unit *units, int err) {
  int closed = close_units(units, NULL);
  sync_text(first);
  int synced = sc_port_sync();
  err = err ? err : closed ? closed : synced;
  for (const struct sc_unit *unit = units; unit && !err;
       unit = sc_state(unit)->next)
    err = sc_port_close_slots(unit);
  return err;
}

/* Plans the way back of each key. One whose sites cannot be understood stays
 * with the new target. */
static void plan_undo(struct static_call_key *first,
                      const struct sc_unit *units) {
  for (const struct sc_unit *unit = units; unit; unit = sc_state(unit)->next)
    sc_state(unit)->dirty = SC_NOWHERE;
  for (struct static_call_key *key = first; key; key = key->next) {
    key->flags &= ~SC_KEY_SWITCHED;
    if (plan_key(key, true))
      key->flags |= SC_KEY_SWITCHED;
  }
}

/* Gives back what open_slots took, of the units up to `end`. */
static void close_slots(const struct sc_unit *units,
                        const struct sc_unit *end) {
  for (const struct sc_unit *unit = units; unit != end;
       unit = sc_state(unit)->next)
    sc_port_close_slots(unit);
}

static int open_slots(const struct sc_unit *units) {
  for (const struct sc_unit *unit = units; unit; unit = sc_state(unit)->next) {
    int err = sc_port_open_slots(unit);
    if (err) {
      close_slots(units, unit);
      return err;
    }
  }
  return 0;
}

/* The text could not be put back: makes what the sites call the target. */
static void accept_new(struct static_call_key *first) {
  for (struct static_call_key *key = first; key; key = key->next)
    if (key->flags & SC_KEY_SWITCHED && !plan_key(key, true) &&
        key->flags & SC_KEY_CHANGES)
      switch_target(key);
}

/* What cannot be written stays with the new target. */
static void switch_back(struct static_call_key *key, bool open) {
  if (!open && key->flags & SC_KEY_CHANGES)
    return;
  switch_target(key);
  if (key->flags & SC_KEY_CHANGES)
    write_sites(key);
}

/* Puts the old targets back. If the text cannot be opened again, keys whose
 * sites changed stay with the new target. */
static void undo(struct static_call_key *first, const struct sc_unit *units) {
  bool open = !open_slots(units);
  if (open) {
    plan_undo(first, units);
    open = !open_units(units);
    for (struct static_call_key *key = first; key; key = key->next)
      if (!(key->flags & SC_KEY_SWITCHED))
        switch_back(key, open);
  }
  if (open)
    change_trapped(first, units, true);
  if (close_units(units, NULL))
    accept_new(first);
  sync_text(first);
  sc_port_sync();
  close_slots(units, NULL);
}

/* Steps 2 to 5 of docs/design.md. */
static int write_keys(struct static_call_key *first,
                      const struct sc_unit *units) {
  int err = open_slots(units);
  if (err)
    return err;
  err = open_units(units);
  if (err) {
    close_slots(units, NULL);
    return err;
  }
  err = switch_keys(first);
  if (!err)
    err = change_trapped(first, units, false);
  err = finish(first, units, err);
  if (err)
    undo(first, units);
  sc_port_set_trapping(false);
  return err;
}

static void note_done(struct static_call_key *key) {
  key->flags &= (uint16_t)~SC_KEY_STALE;
  key->flags |= SC_KEY_SET;
  if (key->flags & SC_KEY_CHANGES)
    key->flags |= SC_KEY_PATCHED;
}

int sc_update(struct static_call_key *first) {
  const struct sc_unit *units = NULL;
  int err = sc_port_ready();
  for (struct static_call_key *key = first; key && !err; key = key->next)
    err = check_key(key, &units);
  if (!err)
    err = step_sites(first, REMEMBER);
  if (!err)
    err = write_keys(first, units);
  for (struct static_call_key *key = first; key && !err; key = key->next)
    note_done(key);
  for (const struct sc_unit *unit = units; unit; unit = sc_state(unit)->next)
    sc_state(unit)->in_update = false;
  return err;
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
  bool by_veneer = sc_is_branch(form) && (uintptr_t)*dest == veneer_at(key, pc);
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
