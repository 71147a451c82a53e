/* One update: in which order sites change, and what happens if it fails. How an
 * instruction looks is arch/'s, how text is written is port/'s. */

#include "update.h"

#include <errno.h>

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
  if (sc_is_right(key, pc, form, now, dest))
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

/* Makes key->pending the target of all keys, and has their sites call it; not
 * of those that an undo cannot put back, or whose text is not `open`. No site
 * is moved to a veneer before every processor sees the slot that its jump
 * reads: nothing orders a fetch of the new instruction in front of an old load.
 * An undo goes on whatever fails. */
static int switch_keys(struct static_call_key *first, bool open, bool undo) {
  bool moves = false;
  for (struct static_call_key *key = first; key; key = key->next) {
    if (key->flags & SC_KEY_SWITCHED ||
        (!open && key->flags & SC_KEY_CHANGES)) {
      key->flags |= SC_KEY_STAYS;
      continue;
    }
    switch_target(key);
    moves |= key->flags & SC_KEY_MOVES;
  }
  int err = moves ? sc_port_sync() : 0;
  for (struct static_call_key *key = first; key && (undo || !err);
       key = key->next)
    if (key->flags & SC_KEY_CHANGES && !(key->flags & SC_KEY_STAYS))
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
    if (sc_plan_key(key, true))
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
    if (key->flags & SC_KEY_SWITCHED && !sc_plan_key(key, true) &&
        key->flags & SC_KEY_CHANGES)
      switch_target(key);
}

/* Puts the old targets back. If the text cannot be opened again, keys whose
 * sites changed stay with the new target. */
static void undo(struct static_call_key *first, const struct sc_unit *units) {
  bool open = !open_slots(units);
  if (open) {
    plan_undo(first, units);
    open = !open_units(units);
    (void)switch_keys(first, open, true);
  }
  if (open)
    change_trapped(first, units, true);
  int closed = close_units(units, NULL);
  sync_text(first); /* of what was written: it is planned again below */
  if (closed)
    accept_new(first);
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
  err = switch_keys(first, true, false);
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
    err = sc_check_key(key, &units);
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
