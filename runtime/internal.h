/* The runtime's inside: the two seams between the core and the rest. */
#ifndef STATIC_CALL_INTERNAL_H
#define STATIC_CALL_INTERNAL_H

#define STATIC_CALL_RUNTIME /* any compiler: no static calls in here */
#include "StaticCallFormat.h"
#include "static_call.h"

#include <stdbool.h>
#include <stddef.h>

/* How functions of the seams are linked. Where all of a runtime is one file,
 * `static` lets the compiler leave out and inline what it can. */
#ifndef SC_SEAM
#define SC_SEAM
#endif

/* What an offset of the format stands for: the address of the field plus its
 * value. */
static inline uintptr_t sc_at(const int32_t *field) {
  return (uintptr_t)field + (uintptr_t)(intptr_t)*field;
}

_Static_assert(sizeof(struct static_call_key) <= 64, "what a key may cost");

/* key->flags: the sites call key->target, or its veneer, or hold the inline
 * form of a call without target; without it they are as the linker left them.
 */
#define SC_KEY_PATCHED 1u
/* During an update: sites have to change; those that do not reach go through
 * the veneer; calls become instructions that do nothing. */
#define SC_KEY_CHANGES 2u
#define SC_KEY_VENEER 4u
#define SC_KEY_INLINE 8u
/* During an update: sites that do not lie in one word change behind a trap, or
 * all of them do. */
#define SC_KEY_TRAPS 16u
#define SC_KEY_ALL_TRAPS 32u
/* During an update: key->target is the new one, key->pending the old one. */
#define SC_KEY_SWITCHED 64u
/* During an update: a site begins to go through the veneer. */
#define SC_KEY_MOVES 1024u
/* During an undo: the key stays with the new target. */
#define SC_KEY_STAYS 2048u
#define SC_KEY_OF_UPDATE 3198u /* all those that say "during an update" */
/* The key represents its identity in the index. */
#define SC_KEY_INDEXED 128u
/* The unit was loaded when the identity had another target already, and its
 * sites could not be changed. */
#define SC_KEY_STALE 256u
/* A target was set, in any unit; without it the target is the first. */
#define SC_KEY_SET 512u

static inline const struct sc_view *
sc_view_of(const struct static_call_key *key) {
  return (const struct sc_view *)sc_at(&key->view);
}

static inline const struct sc_unit *
sc_unit_of(const struct static_call_key *key) {
  return (const struct sc_unit *)sc_at(&sc_view_of(key)->unit);
}

static inline enum sc_result sc_result_of(const struct static_call_key *key) {
  return (enum sc_result)(sc_view_of(key)->properties & SC_VIEW_RESULT);
}

/* The key of a view, and the views of a unit. */
static inline struct static_call_key *sc_key_of(const struct sc_view *view) {
  return (struct static_call_key *)sc_at(&view->key);
}

static inline const struct sc_view *sc_views(const struct sc_unit *unit) {
  return (const struct sc_view *)sc_at(&unit->views_begin);
}

static inline const struct sc_view *sc_views_end(const struct sc_unit *unit) {
  return (const struct sc_view *)sc_at(&unit->views_end);
}

/* The records of a view's sites, and the definitions of a unit. */
static inline const sc_record *sc_sites(const struct sc_view *view) {
  return (const sc_record *)sc_at(&view->begin);
}

static inline const sc_record *sc_sites_end(const struct sc_view *view) {
  return (const sc_record *)sc_at(&view->end);
}

static inline const struct sc_definition *
sc_definitions(const struct sc_unit *unit) {
  return (const struct sc_definition *)sc_at(&unit->definitions_begin);
}

static inline const struct sc_definition *
sc_definitions_end(const struct sc_unit *unit) {
  return (const struct sc_definition *)sc_at(&unit->definitions_end);
}

/* Of the keys that share an identity, in a ring, the next. */
static inline struct static_call_key *
sc_joined(const struct static_call_key *key) {
  return key->joined ? key->joined : (struct static_call_key *)key;
}

static inline __static_call_fn sc_target_of(const struct static_call_key *key) {
  return __atomic_load_n(&key->is_met, __ATOMIC_ACQUIRE)
             ? __atomic_load_n(&key->target, __ATOMIC_ACQUIRE)
             : key->deflt;
}

/* Whether calls with this target do nothing but, maybe, return 0. */
static inline bool sc_is_nothing(__static_call_fn target) {
  return !target || target == (__static_call_fn)__static_call_return0;
}

/* A range of addresses; empty if begin >= end. */
struct sc_range {
  uintptr_t begin, end;
};
#define SC_NOWHERE ((struct sc_range){UINTPTR_MAX, 0})

static inline bool sc_is_empty(struct sc_range range) {
  return range.begin >= range.end;
}

static inline bool sc_is_in(struct sc_range range, uintptr_t address) {
  return address - range.begin < range.end - range.begin;
}

/* The smallest range that holds both. */
static inline struct sc_range sc_widen(struct sc_range a, struct sc_range b) {
  return (struct sc_range){a.begin < b.begin ? a.begin : b.begin,
                           a.end > b.end ? a.end : b.end};
}

/* What may be written over a site by now, other threads considered. */
enum sc_writes {
  SC_WRITES_BYTES,   /* one byte; more only where no thread executes them */
  SC_WRITES_WORDS,   /* the aligned word of a branch's destination */
  SC_WRITES_ANYTHING /* any instruction by any other */
};

/* In the unit's SC_UNIT_STATE_SIZE bytes. */
struct sc_unit_state {
  const struct sc_unit *next;  /* of the units of the update under way */
  const struct sc_unit *known; /* the next of all units */
  const void *runtime;         /* the copy of it that the unit belongs to */
  struct sc_range dirty;       /* the sites of this unit that it changes */
  struct sc_range hull;        /* from the first to the last site, if known */
  struct sc_range text;        /* the segment that a site was last found in */
  enum sc_writes writes;       /* what the port can do to them */
  bool in_update;
  bool trapped; /* sites of this unit change behind a trap in it */
  bool is_known;
  bool has_left;   /* its object is being unloaded */
  bool is_indexed; /* its keys are in the index of identities */
  bool started;
  bool has_hull;
  bool whole;        /* the table was found to be in order */
  int refused;       /* why it cannot be updated at all, or 0 */
  uint64_t port[42]; /* the port's own */
};
_Static_assert(sizeof(struct sc_unit_state) <= SC_UNIT_STATE_SIZE,
               "the compiler passes reserve this much");

static inline struct sc_unit_state *sc_state(const struct sc_unit *unit) {
  return (struct sc_unit_state *)sc_at(&unit->state);
}

/* All units that were started or updated; the rest is at sc_state()->known. */
extern const struct sc_unit *sc_units;

/* How many times that list changed. */
extern unsigned sc_unit_changes;

/* The addresses of the first and the last site of any key of the unit;
 * SC_NOWHERE if there is none. */
struct sc_range sc_hull(const struct sc_unit *unit);

/* Called when a unit is loaded, once or twice, by code that the IR pass adds:
 * its keys get the targets that they have in other units, then its resolvers
 * run. */
#define SC_EXPORTED __attribute__((__visibility__("default")))
SC_EXPORTED void __static_call_start(const struct sc_unit *unit);

/* Called when it is unloaded, or when the process ends. */
SC_EXPORTED void __static_call_stop(const struct sc_unit *unit);

/* Adds the unit to sc_units: 0, or the reason why it cannot be updated.
 * *changes: its keys, chained, whose identity has another target, which is
 * pending in them. Under the lock. */
int sc_meet(const struct sc_unit *unit, struct static_call_key **changes);

/* Takes the unit out of sc_units and out of all rings; false if it was in none.
 * Under the lock. */
bool sc_leave(const struct sc_unit *unit);

/* Indexes all units, so that nothing has to be written to their keys when
 * others come. Under the lock. */
void sc_index_all(void);

/* Whether two keys are of one identity. */
bool sc_is_same(const struct static_call_key *a,
                const struct static_call_key *b);

/* Makes key->target valid. Under the lock. */
void sc_meet_key(struct static_call_key *key);

/* What unchanged sites of the identity call. Under the lock. */
__static_call_fn sc_first_target(const struct static_call_key *key);

/* Makes key->pending the target of each key from `first` on, or returns an
 * error and has changed nothing. Under the lock. */
int sc_update(struct static_call_key *first);

/* What the site at `pc` holds, and where a branch goes. `first`: the key's
 * sc_first_target. Under the lock. */
enum static_call_site_state sc_look_at(struct static_call_key *key,
                                       __static_call_fn first, uintptr_t pc,
                                       uint64_t *dest);

/* Runs the unit's resolvers, and adds what they chose to the batch. */
SC_SEAM void sc_run_resolvers(const struct sc_unit *unit,
                              struct static_call_batch *batch);

/* What static_call_load_error gives, if nothing failed before. */
void sc_note_load_error(int err);

/* ---- arch: arch/<family>.c ------------------------------------------------
 *
 * Pure functions over bytes, compiled on every host for every family. `pc` is
 * the address that the bytes run at, which need not be where they stand. Where
 * a family has two instruction sets (ARM: A32 and Thumb), bit 0 of `pc`, of a
 * destination and of a record's address says which, as in a function pointer.
 */

#define SC_PASTE_(family, name) sc_##family##_##name
#define SC_PASTE(family, name) SC_PASTE_(family, name)
#define sc_arch_decode SC_PASTE(SC_ARCH, decode)
#define sc_arch_encode SC_PASTE(SC_ARCH, encode)
#define sc_arch_size SC_PASTE(SC_ARCH, size)
#define sc_arch_code SC_PASTE(SC_ARCH, code)
#define sc_arch_entry SC_PASTE(SC_ARCH, entry)
#define sc_arch_reaches SC_PASTE(SC_ARCH, reaches)
#define sc_arch_all_reach SC_PASTE(SC_ARCH, all_reach)
#define sc_arch_field SC_PASTE(SC_ARCH, field)
#define sc_arch_is_live SC_PASTE(SC_ARCH, is_live)
#define sc_arch_is_whole SC_PASTE(SC_ARCH, is_whole)
#define sc_arch_trap SC_PASTE(SC_ARCH, trap)

/* No family's site is longer, in bytes. */
#define SC_MAX_SITE 8

/* The form of a site: a branch, or what stands in a call's place while the key
 * has no target. */
enum sc_form {
  SC_CALL = 1,
  SC_JUMP,
  SC_NOTHING,
  SC_ZERO,
  SC_EXCHANGE /* a call that changes the instruction set: the linker's alone */
};

static inline bool sc_is_branch(int form) {
  return form == SC_CALL || form == SC_JUMP || form == SC_EXCHANGE;
}

/* The 4 bytes that change when a branch goes elsewhere. */
struct sc_field {
  int offset;     /* from the instruction's first byte */
  uint32_t value; /* as it stands in memory */
};

/* Of each family:
 *
 * decode     Reads the one instruction at `insn`, no byte past it. Gives its
 *            form and, of a branch, its destination; or -EILSEQ for anything
 *            but a form of full length.
 * encode     Writes an instruction of `form`, which is not SC_EXCHANGE; a
 *            branch to `dest`, or -ERANGE, and nothing is written. `insn` holds
 *            the site's instruction as it is: its condition is kept, where the
 *            family has such. Gives its length.
 * size       The length of every form, in bytes.
 * code       The address of the bytes of an instruction at `pc`.
 * entry      Where a site at `pc` enters a veneer or stub of its unit, whose
 *            address in the unit's table is `code`.
 * reaches    Whether a branch at `pc` can go to `dest`.
 * all_reach  Whether each branch from `first` to `last` surely can.
 * field      What to write so that the branch at `insn` goes to `dest`, which
 *            it reaches.
 * is_live    Whether a thread that executes the instruction at `pc` sees the
 *            old one or the new one while one of form `from` becomes one of
 *            form `to` by one aligned store. (Of a branch that stays what it
 *            is, to its field.)
 * is_whole   Whether the same holds for any two forms, where the page that the
 *            instruction stands on is replaced.
 * trap       One byte that stops who executes it, or 0 if there is none. */
#define SC_DECLARE_ARCH(family)                                                \
  SC_SEAM int sc_##family##_decode(const unsigned char *insn, uint64_t pc,     \
                                   uint64_t *dest);                            \
  SC_SEAM int sc_##family##_encode(unsigned char *insn, enum sc_form form,     \
                                   uint64_t pc, uint64_t dest);                \
  SC_SEAM int sc_##family##_size(void);                                        \
  SC_SEAM uint64_t sc_##family##_code(uint64_t pc);                            \
  SC_SEAM uint64_t sc_##family##_entry(uint64_t code, uint64_t pc);            \
  SC_SEAM bool sc_##family##_reaches(uint64_t pc, uint64_t dest);              \
  SC_SEAM bool sc_##family##_all_reach(uint64_t first, uint64_t last,          \
                                       uint64_t dest);                         \
  SC_SEAM struct sc_field sc_##family##_field(const unsigned char *insn,       \
                                              uint64_t pc, uint64_t dest);     \
  SC_SEAM bool sc_##family##_is_live(uint64_t pc, int from, int to);           \
  SC_SEAM bool sc_##family##_is_whole(uint64_t pc);                            \
  SC_SEAM unsigned char sc_##family##_trap(void);

SC_DECLARE_ARCH(x86)    /* x86-64 */
SC_DECLARE_ARCH(x86_32) /* i386, which is a macro of compilers */
SC_DECLARE_ARCH(aarch64)
SC_DECLARE_ARCH(arm)

/* Not pure, of the processor that this is compiled for: whether processors
 * fetch what was written, without being told. */
SC_SEAM bool sc_arch_is_coherent(void);

/* Tells them: of what was written to `range`, at the addresses that are
 * executed. This thread fetches it from here on, others behind sc_port_sync. */
SC_SEAM void sc_arch_sync_text(struct sc_range range);

/* ---- port: port/<system>.c ------------------------------------------------
 *
 * In the order of use. All but sc_port_start are called between sc_port_begin
 * and sc_port_end. */

/* Prepares the process for updates. Called when it starts, once or twice. */
int sc_port_start(void);

/* Looks at a unit for the first time. */
int sc_port_meet(const struct sc_unit *unit);

/* Whether this copy of the runtime can update the unit: 0, or -ENOTSUP where it
 * was loaded into a namespace of its own (dlmopen). While it is loaded. */
int sc_port_check(const struct sc_unit *unit);

/* Whether the unit may be unloaded before the process ends. */
bool sc_port_is_closable(const struct sc_unit *unit);

/* The addresses of the unit's object; empty if no loader knows it. */
struct sc_range sc_port_object(const struct sc_unit *unit);

/* Makes the object that holds `address` stay loaded, if it can be unloaded
 * before the one that holds `user`: 0, or -ENOMEM. It may take the loader's
 * lock: -EDEADLK under ours. */
int sc_port_pin(uintptr_t address, uintptr_t user);

/* Forgets that the unit's object, which is being unloaded, was pinned: its
 * destructors did that too late. Whether it may have been. */
bool sc_port_unpin(const struct sc_unit *unit);

/* The path of the unit's file. */
const char *sc_port_file(const struct sc_unit *unit);

/* Takes the right to change keys: 0, -EDEADLK where this thread has it already,
 * -EPERM after sc_port_seal. Waits for other threads. */
int sc_port_begin(void);
void sc_port_end(void);

/* The same for the sake of units that come and go: also after sc_port_seal. */
int sc_port_begin_load(void);
bool sc_port_is_sealed(void);

/* Whether other threads may be running. */
bool sc_port_is_live(void);

/* Makes sure that sc_port_sync can work. */
int sc_port_ready(void);

/* The executable segment of `unit` that holds `address`; empty if none does. */
struct sc_range sc_port_text(const struct sc_unit *unit, uintptr_t address);

/* Chooses how text of `unit` is written in this update: sets state->writes. */
int sc_port_choose(const struct sc_unit *unit);

/* Chooses a way by which state->writes is SC_WRITES_ANYTHING. */
int sc_port_choose_any(const struct sc_unit *unit);

/* Whether sites may be changed behind a trap: 0, or -EBUSY. */
int sc_port_may_trap(void);

/* From here until called with false, threads that meet a trap on a site of a
 * known unit wait and try again. */
void sc_port_set_trapping(bool trapping);

/* Makes the unit's slots writable, or returns an error. */
int sc_port_open_slots(const struct sc_unit *unit);

/* Makes the text in sc_state(unit)->dirty writable, it stays executable; or
 * returns an error and has changed nothing. */
int sc_port_open(const struct sc_unit *unit);

/* Where text that is open is written: asked once for many sites. */
struct sc_place {
  bool stores;    /* to memory */
  intptr_t shift; /* ... this far behind what is executed */
};
struct sc_place sc_port_place(const struct sc_unit *unit);

/* Writes what sc_arch_field gave to a field that is open, with one store. */
void sc_port_write(struct sc_place place, uintptr_t at, uint32_t value);

/* Writes up to SC_MAX_SITE bytes to a site that is open; where the writer
 * stores to memory, with one store. */
void sc_port_write_bytes(const struct sc_unit *unit, uintptr_t at,
                         const unsigned char *bytes, int size);

/* Brings what was written into force, and leaves the text open. */
int sc_port_publish(const struct sc_unit *unit);

/* Brings what was written into force, and gives what was opened the protection
 * that the unit's program headers name. On failure one or both did not
 * happen. */
int sc_port_close(const struct sc_unit *unit);

/* When it returns 0, no thread executes an instruction that was replaced before
 * it was called. */
int sc_port_sync(void);

/* Protects the slots again, and gives back what the way back would need. The
 * last of an update, whatever became of it. */
int sc_port_close_slots(const struct sc_unit *unit);

/* Makes slots and keys of all known units read-only for good. */
int sc_port_seal(void);

/* The same, if that was done, for a unit that came later. */
int sc_port_seal_late(const struct sc_unit *unit);

/* Gives back what the port keeps for a unit that is not known any more. */
void sc_port_forget(const struct sc_unit *unit);

#endif
