/* ARM: A32, whose instructions are words, and Thumb, of one or two halfwords.
 * Bit 0 of a pc says which. r12, called ip, is the linker's. */
#include "family.h"
#include "image.h"
#include "internal.h"

#include "arch/bytes.h"

enum { IP = 12, PC = 15, NO_REGISTER = -1 };

static const struct cell unknown = {CELL_UNKNOWN, 0, 0, false};

static bool is_thumb(uint64_t pc) { return pc & 1; }

/* Whether a Thumb instruction that begins so has two halfwords. */
static bool is_wide(uint32_t half) { return half >> 11 >= 0x1d; }

static unsigned length(const unsigned char *insn, bool thumb) {
  return thumb && !is_wide(sc_load_le16(insn)) ? 2 : 4;
}

static uint64_t skip_landing(const struct image *image, uint64_t pc) {
  (void)image;
  return pc;
}

/* ---- Single steps ------------------------------------------------------- */

/* Of the instruction under way. */
struct state {
  const struct walk *walk;
  uint64_t at; /* without bit 0 */
  unsigned size;
};

static struct step make(const struct state *s, enum step_kind kind, int reg,
                        struct cell cell) {
  cell.value = (uint32_t)cell.value;
  return (struct step){kind, reg, cell, s->walk->pc + s->size};
}

static struct step other(const struct state *s) {
  return make(s, STEP_OTHER, NO_REGISTER, unknown);
}

static struct cell constant(uint64_t value) {
  return (struct cell){CELL_VALUE, (uint32_t)value, 0, false};
}

/* What a register holds; the pc is ahead. */
static struct cell read_register(const struct state *s, unsigned reg) {
  return reg == PC ? constant(s->at + (is_thumb(s->walk->pc) ? 4 : 8))
                   : s->walk->registers[reg];
}

static struct cell sum(struct cell a, struct cell b) {
  return a.kind == CELL_VALUE && b.kind == CELL_VALUE
             ? constant(a.value + b.value)
             : unknown;
}

/* To set the pc in A32 is to jump; bit 0 chooses. */
static struct step set(const struct state *s, unsigned reg, struct cell cell) {
  return reg != PC               ? make(s, STEP_NEXT, (int)reg, cell)
         : is_thumb(s->walk->pc) ? other(s)
                                 : make(s, STEP_LEAVE, NO_REGISTER, cell);
}

/* movw, movt. */
static struct step set_half(const struct state *s, unsigned reg, uint32_t half,
                            bool is_top) {
  struct cell low = read_register(s, reg);
  if (reg == PC || (is_top && low.kind != CELL_VALUE))
    return other(s);
  struct cell cell =
      constant(is_top ? (low.value & 0xffff) | half << 16 : half);
  cell.is_part = !is_top;
  return set(s, reg, cell);
}

/* A load to the pc is a jump. */
static struct step load_from(const struct state *s, unsigned rt,
                             struct cell from) {
  struct cell to =
      from.kind == CELL_VALUE ? load_cell(s->walk->image, from.value) : unknown;
  return rt == PC ? make(s, STEP_LEAVE, NO_REGISTER, to)
                  : make(s, STEP_NEXT, (int)rt, to);
}

/* ldr rt, [rn, #offset]; with ! behind it only to the pc. */
static struct step load(const struct state *s, unsigned rt, unsigned rn,
                        uint64_t offset, bool writes_back) {
  struct cell base = read_register(s, rn);
  if (rn == PC)
    base.value &= ~(uint64_t)3;
  struct step loaded = load_from(s, rt, sum(base, constant(offset)));
  if (writes_back && (rt != PC || rn == PC))
    return other(s);
  if (writes_back)
    loaded.reg = (int)rn;
  return loaded;
}

/* bx; from Thumb by the pc only at a multiple of 4. */
static struct step exchange(const struct state *s, unsigned reg) {
  if (reg == PC && s->at % 4)
    return other(s);
  return make(s, STEP_LEAVE, NO_REGISTER, read_register(s, reg));
}

/* ---- A32 ---------------------------------------------------------------- */

static uint32_t immediate(uint32_t insn) {
  uint32_t value = insn & 0xff, turn = 2 * field_of(insn, 8, 4);
  return turn ? value >> turn | value << (32 - turn) : value;
}

static uint64_t a32_offset(uint32_t insn) {
  return sign_extend((uint64_t)insn << 2, 26);
}

static struct step step_a32(const struct state *s, uint32_t insn) {
  unsigned rn = field_of(insn, 16, 4), rd = field_of(insn, 12, 4);
  bool is_up = insn >> 23 & 1;
  if (insn >> 28 != 0xe)
    return other(s);
  if ((insn & 0x0f000000) == 0x0a000000) /* b */
    return make(s, STEP_LEAVE, NO_REGISTER,
                constant(s->at + 8 + a32_offset(insn)));
  if ((insn & 0x0ffffff0) == 0x012fff10)
    return exchange(s, field_of(insn, 0, 4));
  if ((insn & 0x0fb00000) == 0x03000000) /* movw, movt */
    return set_half(s, rd, rn << 12 | field_of(insn, 0, 12), insn >> 22 & 1);
  if ((insn & 0x0ff00000) == 0x02800000) /* add rd, rn, #imm */
    return set(s, rd, sum(read_register(s, rn), constant(immediate(insn))));
  if ((insn & 0x0ff00ff0) == 0x00800000) /* add rd, rn, rm */
    return set(
        s, rd,
        sum(read_register(s, rn), read_register(s, field_of(insn, 0, 4))));
  if ((insn & 0x0ff00ff0) == 0x07900000) /* ldr rd, [rn, rm] */
    return load_from(
        s, rd,
        sum(read_register(s, rn), read_register(s, field_of(insn, 0, 4))));
  if ((insn & 0x0f500000) == 0x05100000) /* ldr rd, [rn, #+-imm12]{!} */
    return load(s, rd, rn,
                is_up ? field_of(insn, 0, 12)
                      : 0 - (uint64_t)field_of(insn, 0, 12),
                insn >> 21 & 1);
  return other(s);
}

/* ---- Thumb -------------------------------------------------------------- */

/* S:I1:I2:imm10:imm11:0 of bl, blx and b.w, where In is not (Jn xor S). */
static uint64_t thumb_offset(uint32_t a, uint32_t b) {
  uint32_t sign = a >> 10 & 1;
  uint32_t i1 = 1 ^ (b >> 13 & 1) ^ sign, i2 = 1 ^ (b >> 11 & 1) ^ sign;
  return sign_extend(sign << 24 | i1 << 23 | i2 << 22 | (a & 0x3ff) << 12 |
                         (b & 0x7ff) << 1,
                     25);
}

static struct step step_half(const struct state *s, uint32_t half) {
  unsigned rt = field_of(half, 8, 3), rm = field_of(half, 3, 4);
  unsigned rd = (half >> 4 & 8) | (half & 7);
  if ((half & 0xff87) == 0x4700)
    return exchange(s, rm);
  if ((half & 0xff00) == 0x4400) /* add rd, rm */
    return set(s, rd, sum(read_register(s, rd), read_register(s, rm)));
  if ((half & 0xf800) == 0x4800) /* ldr rt, [pc, #imm8 * 4] */
    return load(s, rt, PC, 4 * (half & 0xff), false);
  return other(s);
}

static struct step step_wide(const struct state *s, uint32_t a, uint32_t b) {
  uint32_t half = (a & 15) << 12 | (a >> 10 & 1) << 11 |
                  field_of(b, 12, 3) << 8 | (b & 0xff);
  if ((a & 0xf800) == 0xf000 && (b & 0xd000) == 0x9000) /* b.w */
    return make(s, STEP_LEAVE, NO_REGISTER,
                constant((s->at + 4 + thumb_offset(a, b)) | 1));
  if ((a & 0xfb70) == 0xf240 && !(b & 0x8000)) /* movw, movt */
    return set_half(s, field_of(b, 8, 4), half, a >> 7 & 1);
  return other(s);
}

/* ---- Both --------------------------------------------------------------- */

static struct step step(const struct walk *walk) {
  struct state s = {walk, walk->pc & ~(uint64_t)1, 2};
  bool thumb = is_thumb(walk->pc);
  const unsigned char *p = image_at(walk->image, s.at, 2);
  s.size = p && thumb ? length(p, thumb) : 4;
  if (!(p = image_at(walk->image, s.at, s.size)) || (!thumb && s.at % 4))
    return other(&s);
  return !thumb        ? step_a32(&s, sc_load_le32(p))
         : s.size == 2 ? step_half(&s, sc_load_le16(p))
                       : step_wide(&s, sc_load_le16(p), sc_load_le16(p + 2));
}

/* ---- Thunks of the 6th version, which has no other register to spare ------
 */

static bool is_code(const unsigned char *p, const uint16_t *halves,
                    const uint16_t *masks, unsigned count) {
  for (unsigned i = 0; i < count; i++)
    if ((sc_load_le16(p + 2 * i) & masks[i]) != halves[i])
      return false;
  return true;
}

/* push {r0, r1}; ldr r0, 1f; str r0, [sp, #4]; pop {r0, pc}; 1: .long dest */
static bool is_literal(const unsigned char *p) {
  static const uint16_t code[] = {0xb403, 0x4801, 0x9001, 0xbd01};
  static const uint16_t all[] = {0xffff, 0xffff, 0xffff, 0xffff};
  return is_code(p, code, all, 4);
}

/* push {r0, r1}; movs r0, #; three times lsls r0, r0, #8 and adds r0, #: the
 * first 8; str r0, [sp, #4]; pop {r0, pc} */
enum { IMMEDIATE = 8, JUMP_TO_IMMEDIATE = 10 };
static bool is_immediate(const unsigned char *p, unsigned count) {
  static const uint16_t code[] = {0xb403, 0x2000, 0x0200, 0x3000, 0x0200,
                                  0x3000, 0x0200, 0x3000, 0x9001, 0xbd01};
  static const uint16_t mask[] = {0xffff, 0xff00, 0xffff, 0xff00, 0xffff,
                                  0xff00, 0xffff, 0xff00, 0xffff, 0xffff};
  return is_code(p, code, mask, count);
}

static uint32_t immediate_of(const unsigned char *p) {
  return (uint32_t)p[2] << 24 | (uint32_t)p[6] << 16 | (uint32_t)p[10] << 8 |
         p[14];
}

static struct route route_v6m(const struct image *image, uint64_t at) {
  const unsigned char *p = image_at(image, at, 12);
  if (p && is_literal(p))
    return (struct route){ROUTE_JUMP, sc_load_le32(p + 8), at + 6};
  if (image_at(image, at, 20) && is_immediate(p, JUMP_TO_IMMEDIATE))
    return (struct route){ROUTE_JUMP, immediate_of(p), at + 18};
  return (struct route){ROUTE_NONE, 0, 0};
}

static struct route route(const struct image *image, uint64_t pc) {
  struct route r = walk_route(image, pc, step, 1u << IP);
  return r.kind == ROUTE_NONE && is_thumb(pc)
             ? route_v6m(image, pc & ~(uint64_t)1)
             : r;
}

static bool refers_to(const struct image *image, uint64_t pc, uint64_t size,
                      uint64_t address) {
  const unsigned char *p =
      image_at(image, pc & ~(uint64_t)1, 2 * (uint64_t)IMMEDIATE);
  bool is_chain = is_thumb(pc) && p && is_immediate(p, IMMEDIATE);
  return (is_chain && immediate_of(p) == address) ||
         walk_refers_to(image, pc, size, address, step);
}

/* ---- Branches ----------------------------------------------------------- */

static bool found(struct branch *branch, uint64_t at, unsigned size,
                  uint64_t dest) {
  *branch = (struct branch){at, at + size, (uint32_t)dest};
  return true;
}

/* b and bl, also conditional, and blx, which leads to Thumb. */
static bool branch_a32(uint32_t insn, uint64_t at, struct branch *branch) {
  uint64_t dest = at + 8 + a32_offset(insn);
  if ((insn & 0x0e000000) != 0x0a000000)
    return false;
  if (insn >> 28 == 0xf)
    dest |= 1 | (insn >> 24 & 1) << 1;
  return found(branch, at, 4, dest);
}

/* S:J2:J1:imm6:imm11:0 of a conditional b.w. */
static uint64_t conditional_offset(uint32_t a, uint32_t b) {
  return sign_extend((a >> 10 & 1) << 20 | (b >> 11 & 1) << 19 |
                         (b >> 13 & 1) << 18 | (a & 0x3f) << 12 |
                         (b & 0x7ff) << 1,
                     21);
}

static bool branch_wide(uint32_t a, uint32_t b, uint64_t at,
                        struct branch *branch) {
  uint64_t next = at + 4;
  if ((a & 0xf800) != 0xf000 || !(b & 0x8000))
    return false;
  if ((b & 0xd001) == 0xc000) /* blx */
    return found(branch, at, 4, (next & ~(uint64_t)3) + thumb_offset(a, b));
  if (b & 0x1000) /* bl, b.w */
    return found(branch, at, 4, (next + thumb_offset(a, b)) | 1);
  if (b & 0x4000 || (a >> 6 & 15) >= 14)
    return false;
  return found(branch, at, 4, (next + conditional_offset(a, b)) | 1);
}

/* What lld fills gaps in code with, behind . = ALIGN(4096), say: bmi, if
 * somebody executed it. No compiler makes a conditional branch to another
 * function. */
enum { LLD_FILL = 0xd4d4 };

/* b, b with a condition, and cbz, cbnz. */
static bool branch_half(uint32_t half, uint64_t at, struct branch *branch) {
  uint64_t offset;
  if (half == LLD_FILL)
    return false;
  if ((half & 0xf800) == 0xe000)
    offset = sign_extend(half << 1, 12);
  else if ((half & 0xf000) == 0xd000 && field_of(half, 8, 4) < 14)
    offset = sign_extend(half << 1, 9);
  else if ((half & 0xf500) == 0xb100)
    offset = (half >> 9 & 1) << 6 | field_of(half, 3, 5) << 1;
  else
    return false;
  return found(branch, at, 2, (at + 4 + offset) | 1);
}

static bool branch_at(const unsigned char *p, uint64_t left, uint64_t pc,
                      struct branch *branch) {
  uint64_t at = pc & ~(uint64_t)1;
  if (!is_thumb(pc))
    return at % 4 == 0 && left >= 4 && branch_a32(sc_load_le32(p), at, branch);
  if (left < 2)
    return false;
  uint32_t half = sc_load_le16(p);
  return is_wide(half)
             ? left >= 4 && branch_wide(half, sc_load_le16(p + 2), at, branch)
             : branch_half(half, at, branch);
}

/* ---- Thumb: what is behind an instruction -------------------------------- */

/* b, bx, pop {pc}, mov pc and add pc, udf. */
static bool half_goes_on(uint32_t half) {
  return (half & 0xf800) != 0xe000 && (half & 0xff80) != 0x4700 &&
         (half & 0xff00) != 0xbd00 && (half & 0xfd87) != 0x4487 &&
         (half & 0xff00) != 0xde00;
}

/* b.w, ldr pc, pop.w and ldm with the pc, tbb and tbh, udf.w. */
static bool wide_goes_on(uint32_t a, uint32_t b) {
  return ((a & 0xf800) != 0xf000 || (b & 0xd000) != 0x9000) &&
         ((a & 0xff70) != 0xf850 || b >> 12 != PC) &&
         ((a & 0xfe50) != 0xe810 || !(b & 0x8000)) &&
         ((a & 0xfff0) != 0xe8d0 || (b & 0xffe0) != 0xf000) &&
         ((a & 0xfff0) != 0xf7f0 || (b & 0xf000) != 0xa000);
}

static bool goes_on(const unsigned char *insn, bool thumb) {
  uint32_t half = sc_load_le16(insn);
  return !thumb          ? false
         : is_wide(half) ? wide_goes_on(half, sc_load_le16(insn + 2))
                         : half_goes_on(half);
}

/* it, whose lowest bit that is set says of how many. */
static unsigned covers(const unsigned char *insn, bool thumb) {
  uint32_t half = thumb ? sc_load_le16(insn) : 0;
  if ((half & 0xff00) != 0xbf00 || !(half & 15))
    return 0;
  return half & 1 ? 4 : half & 2 ? 3 : half & 4 ? 2 : 1;
}

const struct family family_arm = {
    .machine = EM_ARM,
    .elf_class = ELFCLASS32,
    .pointer = 4,
    .types = {R_ARM_ABS32, R_ARM_GLOB_DAT, R_ARM_JUMP_SLOT, R_ARM_RELATIVE,
              R_ARM_IRELATIVE},
    .decode = sc_arm_decode,
    .encode = sc_arm_encode,
    .size = sc_arm_size,
    .code = sc_arm_code,
    .entry = sc_arm_entry,
    .is_whole = sc_arm_is_whole,
    .reaches = sc_arm_reaches,
    .word = 4,
    .site = "bl, blx or b of 4 bytes",
    .step = 2,
    .skips_nobody = true,
    .length = length,
    .has_marks = true,
    .has_thumb = true,
    .branch = branch_at,
    .goes_on = goes_on,
    .covers = covers,
    .skip_landing = skip_landing,
    .route = route,
    .refers_to = refers_to,
};
