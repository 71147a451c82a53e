/* ARM: A32 and Thumb-2, in one image. Arm ARM (DDI 0406C), A8.8.18 (B) and
 * A8.8.25 (BL, BLX). Bit 0 of an address says Thumb; addresses are 32 bits
 * wide and wrap.
 *
 * A32: aligned words. cond is a condition, 0 to 14; 14 is always.
 *
 *   cond b imm24   bl    pc + 8 + 4 * imm24
 *   cond a imm24   b     pc + 8 + 4 * imm24
 *   f  101H imm24  blx   pc + 8 + 4 * imm24 + 2 * H, which is Thumb
 *   cond 320f000   nop
 *   cond 3a00000   mov r0, #0
 *
 * Thumb: two halfwords, the first one first, aligned to 2. With s the sign,
 * i1 = !(j1 ^ s), i2 = !(j2 ^ s) and imm = s i1 i2 imm10 imm11 0:
 *
 *   11110 s imm10  11 j1 1 j2 imm11   bl    pc + 4 + imm
 *   11110 s imm10  10 j1 1 j2 imm11   b.w   pc + 4 + imm
 *   11110 s imm10  11 j1 0 j2 imm11   blx   (pc + 4) / 4 * 4 + imm, in A32
 *   f3af 8000                         nop.w
 *   f04f 0000                         mov.w r0, #0
 *
 * A32 reaches +-32 MiB, Thumb +-16 MiB. A Thumb branch with a condition of its
 * own (b<cond>.w) is no site; one in an IT block stays in it. The linker makes
 * blx of a bl whose callee is of the other state; we do not, but go there
 * through the veneer: a blx has no condition, and a b cannot change the state.
 *
 * What may change under running threads: DDI 0406C A3.5.4, DDI 0487 E2.2.5
 * ("Concurrent modification and execution of instructions"). In A32 any of B,
 * BL, BKPT, HVC, NOP, SMC and SVC into any other; BLX is not among them. In
 * Thumb only 16-bit instructions, and one halfword of a BL or B.W whose other
 * halfword stays: fetches are atomic by halfwords, so no store of both is safe,
 * however it is aligned. */

#include "bare.h"
#include "bytes.h"
#include "internal.h"

enum { SITE_SIZE = 4 };

/* Profile M has no other state. */
#if __ARM_ARCH_PROFILE == 'M'
#define HAS_A32 false
#else
#define HAS_A32 true
#endif
static inline bool is_thumb(uint64_t pc) { return !HAS_A32 || pc & 1; }

/* Whether a displacement is of so many bits, sign included. */
static bool fits(uint32_t displacement, int bits) {
  return displacement + (1u << (bits - 1)) < 1u << bits;
}

static uint32_t extend_sign(uint32_t value, int bits) {
  return (value ^ 1u << (bits - 1)) - (1u << (bits - 1));
}

/* ---- A32 ---------------------------------------------------------------- */

#define A32_BL 0x0b000000u
#define A32_B 0x0a000000u
#define A32_NOP 0x0320f000u
#define A32_MOV_R0_0 0x03a00000u
#define A32_IMM24 0x00ffffffu
#define A32_COND 0xf0000000u
#define A32_ALWAYS 0xe0000000u
#define A32_BLX 0xfa000000u
#define A32_BLX_H 0x01000000u

static uint32_t a32_base(uint64_t pc) { return (uint32_t)pc + 8; }

static bool a32_reaches(uint64_t pc, uint64_t dest) {
  return (pc | dest) % 4 == 0 && fits((uint32_t)dest - a32_base(pc), 26);
}

static uint32_t a32_dest(uint32_t word, uint64_t pc) {
  return a32_base(pc) + extend_sign((word & A32_IMM24) << 2, 26);
}

static int a32_decode_exchange(uint32_t word, uint64_t pc, uint64_t *dest) {
  if ((word & ~A32_IMM24 & ~A32_BLX_H) != A32_BLX)
    return -EILSEQ;
  *dest = (a32_dest(word, pc) + (word & A32_BLX_H ? 2 : 0)) | 1;
  return SC_EXCHANGE;
}

static int a32_decode(uint32_t word, uint64_t pc, uint64_t *dest) {
  uint32_t opcode = word & ~A32_COND & ~A32_IMM24;
  if ((word & A32_COND) == A32_COND)
    return a32_decode_exchange(word, pc, dest);
  if (opcode == A32_BL || opcode == A32_B) {
    *dest = a32_dest(word, pc);
    return opcode == A32_BL ? SC_CALL : SC_JUMP;
  }
  if ((word & ~A32_COND) == A32_NOP)
    return SC_NOTHING;
  return (word & ~A32_COND) == A32_MOV_R0_0 ? SC_ZERO : -EILSEQ;
}

/* The condition of a site that holds `word`. */
static uint32_t a32_condition(uint32_t word) {
  uint64_t dest;
  int form = a32_decode(word, 0, &dest);
  return form < 0 || form == SC_EXCHANGE ? A32_ALWAYS : word & A32_COND;
}

static uint32_t a32_branch_to(uint32_t opcode, uint64_t pc, uint64_t dest) {
  return opcode | (((uint32_t)dest - a32_base(pc)) >> 2 & A32_IMM24);
}

/* In place of `now`, with its condition:
 *
 * SC_CALL     bl dest      cond b imm24
 * SC_JUMP     b dest       cond a imm24
 * SC_NOTHING  nop          cond 320f000
 * SC_ZERO     mov r0, #0   cond 3a00000 */
static uint32_t a32_encode(uint32_t now, enum sc_form form, uint64_t pc,
                           uint64_t dest) {
  uint32_t condition = a32_condition(now);
  if (form == SC_NOTHING || form == SC_ZERO)
    return condition | (form == SC_ZERO ? A32_MOV_R0_0 : A32_NOP);
  return a32_branch_to(condition | (form == SC_CALL ? A32_BL : A32_B), pc,
                       dest);
}

/* ---- Thumb: words of the first halfword, above, and the second ----------- */

#define THUMB_BL 0xf000d000u
#define THUMB_B 0xf0009000u
#define THUMB_BLX 0xf000c000u
#define THUMB_OPCODE 0xf800d000u
#define THUMB_J1_J2 0x2800u
#define THUMB_NOP 0xf3af8000u
#define THUMB_MOV_R0_0 0xf04f0000u

/* Whether a first halfword can be that of a site. */
static bool is_thumb_site(uint32_t hw1) { return (hw1 & 0xf800) == 0xf000; }

static uint32_t thumb_base(uint64_t pc) {
  return (uint32_t)sc_arm_code(pc) + 4;
}

static bool thumb_reaches(uint64_t pc, uint64_t dest) {
  return fits((uint32_t)dest - thumb_base(pc), 25);
}

static uint32_t thumb_displacement(uint32_t word) {
  uint32_t sign = word >> 26 & 1;
  uint32_t i = sign ? word : ~word;
  uint32_t imm = sign << 24 | (i >> 13 & 1) << 23 | (i >> 11 & 1) << 22 |
                 (word >> 16 & 0x3ff) << 12 | (word & 0x7ff) << 1;
  return extend_sign(imm, 25);
}

/* To and from the order in memory: the first halfword first. */
static uint32_t swap_halfwords(uint32_t word) {
  return word << 16 | word >> 16;
}

/* As it stands in memory. Of a displacement d that fits, bits 31 to 24 are s,
 * and bits 23 and 22 i1 and i2. Its bit 0 does not matter. */
static uint32_t thumb_branch_to(uint32_t opcode, uint64_t pc, uint64_t dest) {
  uint32_t d = (uint32_t)dest - thumb_base(pc);
  uint32_t s = d >> 31;
  uint32_t i_s = (d ^ (0 - s)) >> 22; /* i1 ^ s, i2 ^ s */
  uint32_t hw1 = opcode >> 16 | s << 10 | (d >> 12 & 0x3ff);
  uint32_t hw2 = ((opcode & 0xffff) | THUMB_J1_J2) ^ (i_s + (i_s & 2)) << 11;
  return (hw2 | (d >> 1 & 0x7ff)) << 16 | hw1;
}

static int thumb_form(uint32_t word) {
  uint32_t opcode = word & THUMB_OPCODE;
  if (opcode == THUMB_BL)
    return SC_CALL;
  if (opcode == THUMB_B)
    return SC_JUMP;
  if (HAS_A32 && opcode == THUMB_BLX && !(word & 1))
    return SC_EXCHANGE;
  if (word == THUMB_NOP)
    return SC_NOTHING;
  return word == THUMB_MOV_R0_0 ? SC_ZERO : -EILSEQ;
}

static int thumb_decode(uint32_t word, uint64_t pc, uint64_t *dest) {
  int form = thumb_form(word);
  uint32_t displacement = thumb_displacement(word);
  if (form == SC_EXCHANGE)
    *dest = (thumb_base(pc) & ~3u) + displacement;
  else if (sc_is_branch(form))
    *dest = (thumb_base(pc) + displacement) | 1;
  return form;
}

/* SC_CALL     bl dest        11110 s imm10 11 j1 1 j2 imm11
 * SC_JUMP     b.w dest       11110 s imm10 10 j1 1 j2 imm11
 * SC_NOTHING  nop.w          f3af 8000
 * SC_ZERO     mov.w r0, #0   f04f 0000 */
static uint32_t thumb_encode(enum sc_form form, uint64_t pc, uint64_t dest) {
  if (form <= SC_JUMP)
    return thumb_branch_to(form == SC_CALL ? THUMB_BL : THUMB_B, pc, dest);
  return swap_halfwords(form == SC_ZERO ? THUMB_MOV_R0_0 : THUMB_NOP);
}

/* ---- Both --------------------------------------------------------------- */

/* Not past a 16-bit Thumb instruction: it may be the page's last. */
int sc_arm_decode(const unsigned char *insn, uint64_t pc, uint64_t *dest) {
  if (!is_thumb(pc))
    return a32_decode(sc_load_le32(insn), pc, dest);
  if (!is_thumb_site(sc_load_le16(insn)))
    return -EILSEQ;
  return thumb_decode(swap_halfwords(sc_load_le32(insn)), pc, dest);
}

bool sc_arm_is_branch(const unsigned char *insn, uint64_t pc) {
  uint64_t dest;
  if (!is_thumb(pc))
    return sc_is_branch(a32_decode(sc_load_le32(insn), pc, &dest));
  uint32_t word = sc_load_le16(insn) << 16 | sc_load_le16(insn + 2);
  return (word & 0xf8009000) == THUMB_B; /* THUMB_BL has one bit more */
}

bool sc_arm_is_jump(const unsigned char *insn, uint64_t pc) {
  if (!is_thumb(pc))
    return (sc_load_le32(insn) & ~A32_COND & ~A32_IMM24) == A32_B;
  return (sc_load_le16(insn + 2) & THUMB_OPCODE & 0xffff) == (THUMB_B & 0xffff);
}

uint32_t sc_arm_word(enum sc_form form, uint64_t pc, uint64_t dest) {
  return is_thumb(pc) ? thumb_encode(form, pc, dest)
                      : a32_encode(A32_ALWAYS, form, pc, dest);
}

int sc_arm_encode(unsigned char *insn, enum sc_form form, uint64_t pc,
                  uint64_t dest) {
  if (sc_is_branch(form) && !sc_arm_reaches(pc, dest))
    return -ERANGE;
  sc_store_le32(insn, is_thumb(pc)
                          ? sc_arm_word(form, pc, dest)
                          : a32_encode(sc_load_le32(insn), form, pc, dest));
  return SITE_SIZE;
}

int sc_arm_size(void) { return SITE_SIZE; }
uint64_t sc_arm_code(uint64_t pc) {
  return HAS_A32 ? pc & ~(uint64_t)1 : pc - 1; /* the latter is cheaper */
}

/* Veneers and stubs are Thumb functions, bit 0 set, whose first 4 bytes are
 * Thumb (`bx pc; nop`, or a body) and are followed by A32: sites of each state
 * enter in theirs. What only executes Thumb (M-profile) has no A32 sites, and
 * nothing behind the body. */
uint64_t sc_arm_entry(uint64_t code, uint64_t pc) {
  return is_thumb(pc) ? code : sc_arm_code(code) + 4;
}

bool sc_arm_reaches(uint64_t pc, uint64_t dest) {
  if (dest > UINT32_MAX || is_thumb(pc) != is_thumb(dest))
    return false;
  return is_thumb(pc) ? thumb_reaches(pc, dest) : a32_reaches(pc, dest);
}

/* Of which states the sites in between are is not known. */
bool sc_arm_all_reach(uint64_t first, uint64_t last, uint64_t dest) {
  (void)first;
  (void)last;
  (void)dest;
  return false;
}

struct sc_field sc_arm_field(const unsigned char *insn, uint64_t pc,
                             uint64_t dest) {
  uint32_t word = sc_load_le32(insn);
  if (is_thumb(pc)) {
    uint32_t opcode = swap_halfwords(word) & THUMB_OPCODE;
    word = thumb_branch_to(opcode, pc, dest);
  } else {
    word = a32_branch_to(word & ~A32_IMM24, pc, dest);
  }
  return (struct sc_field){.value = sc_as_le32(word)};
}

static bool is_concurrent(int form) {
  return form == SC_CALL || form == SC_JUMP || form == SC_NOTHING;
}

/* A32 alone: a Thumb address has bit 0 set. */
bool sc_arm_is_live(uint64_t pc, int from, int to) {
  return pc % 4 == 0 && is_concurrent(from) && is_concurrent(to);
}

bool sc_arm_is_whole(uint64_t pc) { return sc_arm_code(pc) % 4 == 0; }
unsigned char sc_arm_trap(void) { return 0; }

/* ---- This processor ----------------------------------------------------- */

#ifdef __arm__
bool sc_arch_is_coherent(void) { return false; }

#ifdef __linux__
/* cacheflush(begin, end, 0): user space cannot do it by itself. r7 holds the
 * number of the call; in Thumb code it may be the frame pointer, which no
 * operand or clobber can be. */
void sc_arch_sync_text(struct sc_range range) {
  register uintptr_t begin __asm__("r0") = range.begin;
  register uintptr_t end __asm__("r1") = range.end;
  register uintptr_t flags __asm__("r2") = 0;
  uintptr_t number = 0xf0002, saved;
  __asm__ volatile("mov %1, r7\n\t"
                   "mov r7, %2\n\t"
                   "svc 0\n\t"
                   "mov r7, %1"
                   : "+r"(begin), "=&r"(saved)
                   : "r"(number), "r"(end), "r"(flags)
                   : "memory");
}
#endif
#endif
