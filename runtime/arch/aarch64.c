/* AArch64: the A64 instruction set. Arm ARM (DDI 0487), C6.2, B and BL.
 *
 *   94000000 | imm26   bl   pc + 4 * imm26
 *   14000000 | imm26   b    pc + 4 * imm26
 *
 * imm26 is signed: +-128 MiB. Instructions are aligned words, little-endian
 * even where data is not. What stands in the place of a call without target:
 *
 *   d503201f   nop
 *   aa1f03e0   mov x0, xzr
 *
 * What may change under running threads (B2.2.5, "Concurrent modification and
 * execution of instructions"): any of B, BL, BRK, HVC, ISB, NOP, SMC and SVC
 * into any other; who executes it sees the old one or the new one. MOV and RET
 * are not among them. A store is not fetched without more: see the end. */

#include "bare.h"
#include "bytes.h"
#include "internal.h"

enum { SITE_SIZE = 4 };

#define A64_BL 0x94000000u
#define A64_B 0x14000000u
#define A64_NOP 0xd503201fu
#define A64_MOV_X0_XZR 0xaa1f03e0u
#define A64_IMM26 0x03ffffffu
#define A64_SIGN 0x02000000u

static inline uint64_t displacement_of(uint32_t word) {
  return ((uint64_t)((word & A64_IMM26) ^ A64_SIGN) - A64_SIGN) * 4;
}

static uint32_t branch_to(uint32_t opcode, uint64_t pc, uint64_t dest) {
  return opcode | ((uint32_t)((dest - pc) / 4) & A64_IMM26);
}

int sc_aarch64_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  uint32_t word = sc_load_le32(insn), opcode = word & ~A64_IMM26;
  if (opcode == A64_BL || opcode == A64_B) {
    *dest = pc + displacement_of(word);
    return opcode == A64_BL ? SC_CALL : SC_JUMP;
  }
  if (word == A64_NOP)
    return SC_NOTHING;
  return word == A64_MOV_X0_XZR ? SC_ZERO : -EILSEQ;
}

bool sc_aarch64_is_branch(const unsigned char *insn, uint64_t pc) {
  uint64_t dest;
  return sc_is_branch(sc_aarch64_decode(insn, pc, &dest));
}

bool sc_aarch64_is_jump(const unsigned char *insn, uint64_t pc) {
  uint64_t dest;
  return sc_aarch64_decode(insn, pc, &dest) == SC_JUMP;
}

/* SC_CALL     bl dest       94000000 | imm26
 * SC_JUMP     b dest        14000000 | imm26
 * SC_NOTHING  nop           d503201f
 * SC_ZERO     mov x0, xzr   aa1f03e0 */
uint32_t sc_aarch64_word(enum sc_form form, uint64_t pc, uint64_t dest) {
  if (sc_is_branch(form))
    return branch_to(form == SC_CALL ? A64_BL : A64_B, pc, dest);
  return form == SC_NOTHING ? A64_NOP : A64_MOV_X0_XZR;
}

int sc_aarch64_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                      uint64_t dest) {
  if (sc_is_branch(form) && !sc_aarch64_reaches(pc, dest))
    return -ERANGE;
  sc_store_le32(insn, sc_aarch64_word(form, pc, dest));
  return SITE_SIZE;
}

int sc_aarch64_size(void) { return SITE_SIZE; }
uint64_t sc_aarch64_code(uint64_t pc) { return pc; }

uint64_t sc_aarch64_entry(uint64_t code, uint64_t pc) {
  (void)pc;
  return code;
}

bool sc_aarch64_reaches(uint64_t pc, uint64_t dest) {
  return (pc | dest) % 4 == 0 && dest - pc + 0x8000000 < 0x10000000;
}

bool sc_aarch64_all_reach(uint64_t first, uint64_t last, uint64_t dest) {
  return sc_aarch64_reaches(first, dest) && sc_aarch64_reaches(last, dest);
}

struct sc_field sc_aarch64_field(const unsigned char *insn, uint64_t pc,
                                 uint64_t dest) {
  uint32_t word = branch_to(sc_load_le32(insn) & ~A64_IMM26, pc, dest);
  return (struct sc_field){.value = sc_as_le32(word)};
}

static bool is_concurrent(int form) {
  return form == SC_CALL || form == SC_JUMP || form == SC_NOTHING;
}

bool sc_aarch64_is_live(uint64_t pc, int from, int to) {
  return pc % 4 == 0 && is_concurrent(from) && is_concurrent(to);
}

bool sc_aarch64_is_whole(uint64_t pc) { return pc % 4 == 0; }
unsigned char sc_aarch64_trap(void) { return 0; }

/* ---- This processor ----------------------------------------------------- */

#ifdef __aarch64__
bool sc_arch_is_coherent(void) { return false; }

/* CTR_EL0: which step the caches do by themselves, and the sizes of lines. */
enum { IDC = 28, DIC = 29, DMINLINE = 16, IMINLINE = 0 };

static uintptr_t line_size(uint64_t ctr, int field) {
  return (uintptr_t)4 << (ctr >> field & 15);
}

static void clean_data(struct sc_range range, uintptr_t line) {
  for (uintptr_t at = range.begin & ~(line - 1); at < range.end; at += line)
    __asm__ volatile("dc cvau, %0" : : "r"(at) : "memory");
}

static void invalidate_instructions(struct sc_range range, uintptr_t line) {
  for (uintptr_t at = range.begin & ~(line - 1); at < range.end; at += line)
    __asm__ volatile("ic ivau, %0" : : "r"(at) : "memory");
}

/* B2.7.4.2, "Synchronization and coherency issues between data and instruction
 * accesses". Linux lets user space do all of it (SCTLR_EL1.UCI and UCT), and
 * hides in CTR_EL0 what a processor's errata forbid to leave out. */
void sc_arch_sync_text(struct sc_range range) {
  uint64_t ctr;
  __asm__ volatile("mrs %0, ctr_el0" : "=r"(ctr));
  if (!(ctr >> IDC & 1))
    clean_data(range, line_size(ctr, DMINLINE));
  __asm__ volatile("dsb ish" : : : "memory");
  if (!(ctr >> DIC & 1))
    invalidate_instructions(range, line_size(ctr, IMINLINE));
  __asm__ volatile("dsb ish\n\tisb" : : : "memory");
}

#ifndef __linux__
/* ---- Without an operating system: at EL1, EL2 or EL3 --------------------- */

bool sc_arch_has_inline(void) { return true; }

/* At EL0 this is a fault, unless the system lets that mask interrupts. */
uintptr_t sc_arch_mask(void) {
  uintptr_t before;
  __asm__ volatile("mrs %0, daif\n\tmsr daifset, #3"
                   : "=r"(before)
                   :
                   : "memory");
  return before;
}

bool sc_arch_has_masked(void) { return true; }

void sc_arch_unmask(uintptr_t before) {
  __asm__ volatile("msr daif, %0" : : "r"(before) : "memory");
}

/* The translation is asked for, on or off. */
bool sc_arch_is_protected(void) { return true; }

/* Asks for the translation of a store (D13.2.97, PAR_EL1; bit 0: it faults). */
bool sc_arch_is_writable(uintptr_t at) {
  uintptr_t level, other, result, before = sc_arch_mask();
  __asm__ volatile("mrs %0, par_el1" : "=r"(other));
  __asm__ volatile("mrs %0, currentel" : "=r"(level));
  if (level == 1 << 2)
    __asm__ volatile("at s1e1w, %0" : : "r"(at));
  else if (level == 2 << 2)
    __asm__ volatile("at s1e2w, %0" : : "r"(at));
  else
    __asm__ volatile("at s1e3w, %0" : : "r"(at));
  __asm__ volatile("isb\n\tmrs %0, par_el1" : "=r"(result)::"memory");
  __asm__ volatile("msr par_el1, %0" : : "r"(other));
  sc_arch_unmask(before);
  return !(result & 1);
}

/* One store: an interrupt meets the old instruction or the new one. Cleaned to
 * memory and dropped from the data cache, so that memory is what is read. */
void sc_arch_put(uintptr_t at, uint32_t word) {
  *(volatile uint32_t *)at = word;
  sc_arch_sync_text((struct sc_range){at, at + SITE_SIZE});
  __asm__ volatile("dc civac, %0\n\tdsb sy" : : "r"(at) : "memory");
}

uint32_t sc_arch_get(uintptr_t at) { return *(const volatile uint32_t *)at; }
#endif
#endif
