/* What update.c and plan.c share: what a key's sites call, now and then. */
#ifndef STATIC_CALL_UPDATE_H
#define STATIC_CALL_UPDATE_H

#include "internal.h"

static inline const sc_record *sites_begin(const struct static_call_key *key) {
  return sc_sites(sc_view_of(key));
}

static inline const sc_record *sites_end(const struct static_call_key *key) {
  return sc_sites_end(sc_view_of(key));
}

/* During an update: the target that the key is to get, and the one it had. */
static inline __static_call_fn new_target(const struct static_call_key *key) {
  return key->flags & SC_KEY_SWITCHED ? key->target : key->pending;
}

static inline __static_call_fn old_target(const struct static_call_key *key) {
  return key->flags & SC_KEY_SWITCHED ? key->pending : key->target;
}

/* What a slot holds for `target`: itself, or for one that does nothing a stub
 * of the unit, which returns what the key's sites expect. */
static inline uintptr_t callee_of(const struct static_call_key *key,
                                  __static_call_fn target) {
  const struct sc_unit *unit = sc_unit_of(key);
  if (!sc_is_nothing(target))
    return (uintptr_t)target;
  return sc_result_of(key) == SC_RESULT_ZERO ? sc_at(&unit->return_zero)
                                             : sc_at(&unit->return_nothing);
}

/* The same for the site at `pc`. */
static inline uintptr_t callee_at(const struct static_call_key *key,
                                  __static_call_fn target, uintptr_t pc) {
  uintptr_t callee = callee_of(key, target);
  return sc_is_nothing(target) ? (uintptr_t)sc_arch_entry(callee, pc) : callee;
}

/* Where the site at `pc` enters the veneer of `key`. */
static inline uintptr_t veneer_at(const struct static_call_key *key,
                                  uintptr_t pc) {
  return (uintptr_t)sc_arch_entry(sc_at(&sc_view_of(key)->veneer), pc);
}

/* Where a branch of `key` at `pc` has to go. */
static inline uintptr_t dest_of(const struct static_call_key *key,
                                uintptr_t pc) {
  uintptr_t callee = callee_at(key, new_target(key), pc);
  return key->flags & SC_KEY_VENEER && !sc_arch_reaches(pc, callee)
             ? veneer_at(key, pc)
             : callee;
}

/* The bytes of the instruction at `pc`. */
static inline const unsigned char *code_at(uintptr_t pc) {
  return (const unsigned char *)(uintptr_t)sc_arch_code(pc);
}

/* What stands in the place of a call without target. */
static inline enum sc_form inline_form(const struct static_call_key *key) {
  return sc_result_of(key) == SC_RESULT_ZERO ? SC_ZERO : SC_NOTHING;
}

/* The form that a site of `key` has to take. A jump stays one: it has to
 * return. */
static inline enum sc_form new_form(const struct static_call_key *key,
                                    bool is_jump) {
  if (is_jump)
    return SC_JUMP;
  return key->flags & SC_KEY_INLINE ? inline_form(key) : SC_CALL;
}

/* Whether the site at `pc` changes behind a trap. */
static inline bool is_trapped(const struct static_call_key *key, uintptr_t pc) {
  return key->flags & SC_KEY_ALL_TRAPS ||
         (key->flags & SC_KEY_TRAPS && !sc_arch_is_whole(pc));
}

/* Whether the site at `pc` holds what it has to, a branch to `dest`: also if
 * the linker made the call one that changes the instruction set, as we never
 * do. */
bool sc_is_right(const struct static_call_key *key, uintptr_t pc, int form,
                 uint64_t now, uintptr_t dest);

/* Checks all sites of `key`, for its pending target, and enters its unit into
 * the list at *units: 0, or an error. Writes nothing. */
int sc_check_key(struct static_call_key *key, const struct sc_unit **units);

/* The same for the way to new_target, or with `undo` for the way back, where
 * sites are old, new or trapped. If any of them changes, all of them are
 * written: they lie in their unit's dirty range then. */
int sc_plan_key(struct static_call_key *key, bool undo);

#endif
