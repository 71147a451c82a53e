/* Firmware's inside: what the core (firmware.c, boot.c), the port
 * (port/bare.c) and the processor's part of arch/ share. (The first
 * two are in firmware/.) */
#ifndef STATIC_CALL_BARE_H
#define STATIC_CALL_BARE_H

#include "errors.h"
#include "internal.h"

/* ---- Core --------------------------------------------------------------- */

/* The stubs of the program's one unit. */
#define SC_OF_UNIT(name) __asm__(name) __attribute__((__visibility__("hidden")))
void sc_return(void) SC_OF_UNIT(SC_RETURN);
void sc_return_zero(void) SC_OF_UNIT(SC_RETURN_ZERO);

static inline const struct sc_bare_view *
sc_bare_view(const struct static_call_key *key) {
  return (const struct sc_bare_view *)(const void *)key;
}

static inline struct static_call_key *
sc_bare_handle(const struct sc_bare_view *view) {
  return (struct static_call_key *)(uintptr_t)view;
}

/* ---- Processor: arch/<family>.c ----------------------------------------- */

#define sc_arch_is_branch SC_PASTE(SC_ARCH, is_branch)
#define sc_arch_is_jump SC_PASTE(SC_ARCH, is_jump)
#define sc_arch_word SC_PASTE(SC_ARCH, word)

/* is_branch  Whether that is a call or a jump of full length.
 * is_jump    Whether a site is a jump.
 * word       As encode: the instruction as it stands in memory, if it reaches.
 */
#define SC_DECLARE_BARE_ARCH(family)                                           \
  SC_SEAM bool sc_##family##_is_branch(const unsigned char *insn,              \
                                       uint64_t pc);                           \
  SC_SEAM bool sc_##family##_is_jump(const unsigned char *insn, uint64_t pc);  \
  SC_SEAM uint32_t sc_##family##_word(enum sc_form form, uint64_t pc,          \
                                      uint64_t dest);

SC_DECLARE_BARE_ARCH(aarch64)
SC_DECLARE_BARE_ARCH(arm)

/* Whether a call can become an instruction that does nothing: one instruction,
 * or an interrupt could return between two. */
SC_SEAM bool sc_arch_has_inline(void);

/* Masks interrupts; what they were before, for sc_arch_unmask. And whether that
 * had an effect: not for code that has not the right to. */
SC_SEAM uintptr_t sc_arch_mask(void);
SC_SEAM bool sc_arch_has_masked(void);
SC_SEAM void sc_arch_unmask(uintptr_t before);

/* Whether there is memory protection, and whether it lets this code write to
 * the halfword at `at`. */
SC_SEAM bool sc_arch_is_protected(void);
SC_SEAM bool sc_arch_is_writable(uintptr_t at);

/* Writes a site's 4 bytes, so that interrupts meet the old ones or the new, and
 * has them executed from there on. What is read from there afterwards comes
 * from memory. */
SC_SEAM void sc_arch_put(uintptr_t at, uint32_t word);
SC_SEAM uint32_t sc_arch_get(uintptr_t at);

/* ---- Port: port/bare.c -------------------------------------------------- */

/* Takes the right to change keys: 0; -EPERM for code that is not privileged;
 * -EBUSY for code that interrupted another update, and where other cores run
 * that nobody can stop. */
SC_SEAM int sc_bare_begin(void);
SC_SEAM void sc_bare_end(void);

/* Whether the 4 bytes at `at` may be written. */
SC_SEAM bool sc_bare_is_writable(uintptr_t at);

#endif
