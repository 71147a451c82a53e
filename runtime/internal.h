/* The runtime's inside: the two seams between the core and the rest. */
#ifndef STATIC_CALL_INTERNAL_H
#define STATIC_CALL_INTERNAL_H

#define STATIC_CALL_RUNTIME /* any compiler: no static calls in here */
#include "StaticCallFormat.h"
#include "static_call.h"

#include <stdbool.h>
#include <stddef.h>

/* What an offset of the format stands for: the address of the field plus its
 * value. */
static inline uintptr_t sc_at(const int32_t *field) {
  return (uintptr_t)field + (uintptr_t)(intptr_t)*field;
}

_Static_assert(sizeof(struct static_call_key) <= 64, "what a key may cost");

/* key->flags: the sites call key->target, or its veneer; without it they are
 * as the linker left them. */
#define SC_KEY_PATCHED ((uintptr_t)1)
/* During an update: sites have to change; they go through the veneer. */
#define SC_KEY_CHANGES ((uintptr_t)2)
#define SC_KEY_VENEER ((uintptr_t)4)

/* A range of addresses; empty if begin >= end. */
struct sc_range {
  uintptr_t begin, end;
};

static inline bool sc_is_empty(struct sc_range range) {
  return range.begin >= range.end;
}

/* In the unit's SC_UNIT_STATE_SIZE bytes. */
struct sc_unit_state {
  const struct sc_unit *next; /* of the units of the update under way */
  struct sc_range dirty;      /* the sites of this unit that it changes */
  bool in_update;
  bool started;
  bool whole;   /* the table was found to be in order */
  bool flipped; /* port: the whole text was writable once, and is not now */
};
_Static_assert(sizeof(struct sc_unit_state) <= SC_UNIT_STATE_SIZE,
               "the compiler passes reserve this much");

static inline struct sc_unit_state *sc_state(const struct sc_unit *unit) {
  return (struct sc_unit_state *)sc_at(&unit->state);
}

/* Runs the resolvers of a unit. Called when the unit is loaded, once or twice,
 * by code that the IR pass adds. */
void __static_call_start(const struct sc_unit *unit);

/* ---- arch: arch/<family>.c ------------------------------------------------
 *
 * Pure functions over bytes, compiled on every host for every family. `pc` is
 * the address that the bytes run at, which need not be where they stand. */

#define SC_PASTE_(family, name) sc_##family##_##name
#define SC_PASTE(family, name) SC_PASTE_(family, name)
#define sc_arch_decode SC_PASTE(SC_ARCH, decode)
#define sc_arch_reaches SC_PASTE(SC_ARCH, reaches)
#define sc_arch_field SC_PASTE(SC_ARCH, field)

/* No family's site is longer, in bytes. */
#define SC_MAX_SITE 8

/* The form of a site. */
enum sc_form { SC_CALL = 1, SC_JUMP };

/* Reads the one instruction at `insn`, no byte past it. Gives its form and
 * destination, or -EILSEQ for anything but a direct call or jump of full
 * length. */
int sc_x86_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest);

/* Whether the instruction can go to `dest`. */
bool sc_x86_reaches(uint64_t pc, uint64_t dest);

/* The 4 bytes that change when a site that reaches `dest` goes there. */
struct sc_field {
  int offset;     /* from the instruction's first byte */
  uint32_t value; /* as it stands in memory */
};
struct sc_field sc_x86_field(uint64_t pc, uint64_t dest);

/* Writes an instruction of `form` that goes to `dest`; or -ERANGE, and nothing
 * is written. Gives its length in bytes. */
int sc_x86_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                  uint64_t dest);

/* ---- port: port/<system>.c -------------------------------------------- */

/* Takes the right to update: 0, -EBUSY where other threads may run the sites,
 * -EDEADLK where this thread holds it already. */
int sc_port_begin(void);
void sc_port_end(void);

/* The executable segment of `unit` that holds `address`; empty if none does. */
struct sc_range sc_port_text(const struct sc_unit *unit, uintptr_t address);

/* Makes the text in sc_state(unit)->dirty writable, it stays executable; or
 * returns an error and has changed nothing. */
int sc_port_open(const struct sc_unit *unit);

/* Writes what sc_arch_field gave into a site that is open, with one store. */
void sc_port_write(unsigned char *at, uint32_t value);

/* Gives what was opened the protection that the unit's program headers name.
 * On failure the text stays writable. */
int sc_port_close(const struct sc_unit *unit);

#endif
