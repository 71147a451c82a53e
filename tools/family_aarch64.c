/* AArch64. Instructions are words; x16 and x17 are the linker's. */
#include "family.h"
#include "image.h"
#include "internal.h"

enum { SIZE = 4, X16 = 16, X17 = 17, X31 = 31 };

#define AUTIA1716 0xd503219fu

/* bti, bti c, bti j, bti jc: 0xd503241f with 2 bits. */
static bool is_bti(uint32_t insn) { return (insn & 0xffffff3fu) == 0xd503241f; }

static uint64_t skip_landing(const struct image *image, uint64_t pc) {
  const unsigned char *p = image_at(image, pc, SIZE);
  return p && is_bti((uint32_t)load_le32(p)) ? pc + SIZE : pc;
}

/* ---- Single steps ------------------------------------------------------- */

static struct step next(const struct walk *w) {
  return (struct step){
      STEP_NEXT, -1, {CELL_UNKNOWN, 0, 0, false}, w->pc + SIZE};
}

static struct step set(const struct walk *w, unsigned reg, struct cell cell) {
  struct step s = next(w);
  s.reg = (int)reg;
  s.cell = cell;
  return s;
}

static struct step leave(const struct walk *w, struct cell to) {
  return (struct step){STEP_LEAVE, -1, to, w->pc + SIZE};
}

static struct cell constant(uint64_t value) {
  return (struct cell){CELL_VALUE, value, 0, false};
}

/* adr, adrp: immhi:immlo, 21 bits, of bytes or of pages. */
static struct step step_adr(const struct walk *w, uint32_t insn) {
  uint64_t offset = sign_extend(
      (uint64_t)field_of(insn, 5, 19) << 2 | field_of(insn, 29, 2), 21);
  bool is_page = insn >> 31;
  struct cell cell =
      constant(is_page ? (w->pc >> 12 << 12) + (offset << 12) : w->pc + offset);
  cell.is_part = is_page;
  return set(w, field_of(insn, 0, 5), cell);
}

/* add xd, xn, #imm12 or ldr xt, [xn, #imm12 * 8]; register 31 is another. */
static struct step step_offset(const struct walk *w, uint32_t insn,
                               bool is_load) {
  unsigned to = field_of(insn, 0, 5), from = field_of(insn, 5, 5);
  struct cell base = w->registers[from], unknown = {CELL_UNKNOWN, 0, 0, false};
  uint64_t value = base.value + field_of(insn, 10, 12) * (is_load ? 8u : 1u);
  if (to == X31 || from == X31)
    return (struct step){STEP_OTHER, -1, unknown, w->pc + SIZE};
  if (base.kind != CELL_VALUE)
    return set(w, to, unknown);
  return set(w, to, is_load ? load_cell(w->image, value) : constant(value));
}

/* What PLT entries and thunks are made of. */
static struct step step(const struct walk *w) {
  const unsigned char *p = image_at(w->image, w->pc, SIZE);
  uint32_t insn = p ? (uint32_t)load_le32(p) : 0;
  if (insn == AUTIA1716 || is_bti(insn))
    return next(w);
  if ((insn & 0xfc000000) == 0x14000000) /* b */
    return leave(w, constant(w->pc + sign_extend((uint64_t)insn << 2, 28)));
  if ((insn & 0xfffffc1f) == 0xd61f0000) /* br xn */
    return leave(w, w->registers[field_of(insn, 5, 5)]);
  if ((insn & 0x1f000000) == 0x10000000) /* adr, adrp */
    return step_adr(w, insn);
  if ((insn & 0xffc00000) == 0x91000000)
    return step_offset(w, insn, false);
  if ((insn & 0xffc00000) == 0xf9400000)
    return step_offset(w, insn, true);
  if ((insn & 0xff000000) == 0x58000000) /* ldr xt, label */
    return set(
        w, field_of(insn, 0, 5),
        load_cell(w->image,
                  w->pc +
                      sign_extend((uint64_t)field_of(insn, 5, 19) << 2, 21)));
  return (struct step){
      STEP_OTHER, -1, {CELL_UNKNOWN, 0, 0, false}, w->pc + SIZE};
}

static struct route route(const struct image *image, uint64_t pc) {
  return walk_route(image, pc, step, 1u << X16 | 1u << X17);
}

static bool refers_to(const struct image *image, uint64_t pc, uint64_t size,
                      uint64_t address) {
  return walk_refers_to(image, pc, size, address, step);
}

/* ---- Branches ----------------------------------------------------------- */

static bool branch_at(const unsigned char *p, uint64_t left, uint64_t pc,
                      struct branch *branch) {
  uint32_t insn = left >= SIZE ? (uint32_t)load_le32(p) : 0;
  unsigned low = 5, bits;
  if ((insn & 0x7c000000) == 0x14000000) /* b, bl */
    low = 0, bits = 26;
  else if ((insn & 0xff000000) == 0x54000000 || /* b.cond, bc.cond */
           (insn & 0x7e000000) == 0x34000000)   /* cbz, cbnz */
    bits = 19;
  else if ((insn & 0x7e000000) == 0x36000000) /* tbz, tbnz */
    bits = 14;
  else
    return false;
  uint64_t to = sign_extend((uint64_t)field_of(insn, low, bits) << 2, bits + 2);
  *branch = (struct branch){pc, pc + SIZE, pc + to};
  return true;
}

/* b, br, ret and what is like them, udf; blr comes back. */
static bool goes_on(const unsigned char *insn, bool is_thumb) {
  uint32_t word = (uint32_t)load_le32(insn);
  (void)is_thumb;
  return (word & 0xfc000000) != 0x14000000 && word >> 16 != 0 &&
         ((word & 0xfe000000) != 0xd6000000 || field_of(word, 21, 3) == 1);
}

static unsigned covers(const unsigned char *insn, bool is_thumb) {
  (void)insn;
  (void)is_thumb;
  return 0;
}

static unsigned length(const unsigned char *insn, bool is_thumb) {
  (void)insn;
  (void)is_thumb;
  return SIZE;
}

const struct family family_aarch64 = {
    .machine = EM_AARCH64,
    .elf_class = ELFCLASS64,
    .pointer = 8,
    .types = {R_AARCH64_ABS64, R_AARCH64_GLOB_DAT, R_AARCH64_JUMP_SLOT,
              R_AARCH64_RELATIVE, R_AARCH64_IRELATIVE},
    .decode = sc_aarch64_decode,
    .encode = sc_aarch64_encode,
    .size = sc_aarch64_size,
    .code = sc_aarch64_code,
    .entry = sc_aarch64_entry,
    .is_whole = sc_aarch64_is_whole,
    .reaches = sc_aarch64_reaches,
    .word = SIZE,
    .site = "bl or b",
    .step = SIZE,
    .skips_nobody = true,
    .length = length,
    .has_marks = true,
    .branch = branch_at,
    .goes_on = goes_on,
    .covers = covers,
    .skip_landing = skip_landing,
    .route = route,
    .refers_to = refers_to,
};
