/* x86-64 and i386. Instructions have any length: their operands are looked for
 * from each byte on. */
#include "family.h"
#include "image.h"
#include "internal.h"

#include <string.h>

enum { JUMP_SIZE = 5, MARK_SIZE = 4 };

static const unsigned char endbr64[MARK_SIZE] = {0xf3, 0x0f, 0x1e, 0xfa};
static const unsigned char endbr32[MARK_SIZE] = {0xf3, 0x0f, 0x1e, 0xfb};

static uint64_t skip(const struct image *image, uint64_t pc,
                     const unsigned char *mark) {
  const unsigned char *p = image_at(image, pc, MARK_SIZE);
  return p && !memcmp(p, mark, MARK_SIZE) ? pc + MARK_SIZE : pc;
}

static uint64_t skip_endbr64(const struct image *image, uint64_t pc) {
  return skip(image, pc, endbr64);
}

static uint64_t skip_endbr32(const struct image *image, uint64_t pc) {
  return skip(image, pc, endbr32);
}

/* One instruction, or where processors are older many. */
static bool is_padding(const unsigned char *bytes, uint64_t size) {
  static const unsigned char nops[][4] = {
      {0x90}, {0x66, 0x90}, {0x0f, 0x1f, 0x00}, {0x0f, 0x1f, 0x40, 0x00}};
  static const unsigned char many[4] = {0x90, 0x90, 0x90, 0x90};
  return size <= sizeof many &&
         (!memcmp(bytes, nops[size - 1], size) || !memcmp(bytes, many, size));
}

/* ---- Stubs -------------------------------------------------------------- */

/* What the displacement of a load is relative to. */
enum base { BASE_NEXT, BASE_NONE, BASE_GOT };

struct load {
  unsigned char bytes[3];
  unsigned char size;
  enum base base;
};

/* What PLT entries begin with:
 *   ff 25 d32      jmp *d32(%rip)
 *   f2 ff 25 d32   bnd jmp *d32(%rip)
 *   4c 8b 1d d32   mov d32(%rip), %r11            (-z retpolineplt) */
static const struct load loads_64[] = {{{0xff, 0x25}, 2, BASE_NEXT},
                                       {{0xf2, 0xff, 0x25}, 3, BASE_NEXT},
                                       {{0x4c, 0x8b, 0x1d}, 3, BASE_NEXT}};

/*   ff 25 d32      jmp *d32
 *   ff a3 d32      jmp *d32(%ebx)
 *   50 a1 d32      push %eax; mov d32, %eax       (-z retpolineplt)
 *   50 8b 83 d32   push %eax; mov d32(%ebx), %eax (-z retpolineplt) */
static const struct load loads_32[] = {{{0xff, 0x25}, 2, BASE_NONE},
                                       {{0xff, 0xa3}, 2, BASE_GOT},
                                       {{0x50, 0xa1}, 2, BASE_NONE},
                                       {{0x50, 0x8b, 0x83}, 3, BASE_GOT}};

static uint64_t displacement(const unsigned char *p) {
  return (uint64_t)(int64_t)load_le32(p);
}

static struct route find_load(const struct image *image, uint64_t pc,
                              const struct load *loads, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const struct load *load = &loads[i];
    const unsigned char *p = image_at(image, pc, load->size + 4u);
    if (!p || memcmp(p, load->bytes, load->size) ||
        (load->base == BASE_GOT && !image->got))
      continue;
    uint64_t base = load->base == BASE_NEXT  ? pc + load->size + 4u
                    : load->base == BASE_GOT ? image->got
                                             : 0;
    uint64_t at = base + displacement(p + load->size);
    return (struct route){ROUTE_POINTER, image_wrap(image, at), pc};
  }
  return (struct route){ROUTE_NONE, 0, 0};
}

static struct route route_of(const struct image *image, uint64_t pc,
                             const struct load *loads, size_t count) {
  uint64_t at = image->family->skip_landing(image, pc), dest;
  const unsigned char *p = image_at(image, at, JUMP_SIZE);
  if (p && image->family->decode(p, at, &dest) == SC_JUMP)
    return (struct route){ROUTE_JUMP, dest, at};
  return find_load(image, at, loads, count);
}

static struct route route_64(const struct image *image, uint64_t pc) {
  return route_of(image, pc, loads_64, sizeof loads_64 / sizeof *loads_64);
}

static struct route route_32(const struct image *image, uint64_t pc) {
  return route_of(image, pc, loads_32, sizeof loads_32 / sizeof *loads_32);
}

/* ---- Operands ----------------------------------------------------------- */

/* Relative to the next instruction, or as it is. */
static bool refers_64(const struct image *image, uint64_t pc, uint64_t size,
                      uint64_t address) {
  for (uint64_t at = pc; at < pc + size; at++) {
    const unsigned char *p = image_at(image, at, sizeof(int32_t));
    uint64_t next = at + sizeof(int32_t);
    if (p && (next + displacement(p) == address || displacement(p) == address))
      return true;
  }
  return false;
}

/* As it is, or relative to the GOT, whose address a function makes from that of
 * the instruction behind a call, or to that instruction:
 *   e8 00 00 00 00   call 1f; 1: */
static bool refers_32(const struct image *image, uint64_t pc, uint64_t size,
                      uint64_t address) {
  uint64_t here = 0;
  for (uint64_t at = pc; at < pc + size; at++) {
    const unsigned char *p = image_at(image, at, JUMP_SIZE);
    if (!p)
      continue;
    uint64_t operand = displacement(p);
    if (p[0] == 0xe8 && load_le32(p + 1) == 0)
      here = at + JUMP_SIZE;
    if (image_wrap(image, operand) == address ||
        (image->got && image_wrap(image, image->got + operand) == address) ||
        (here && image_wrap(image, here + operand) == address))
      return true;
  }
  return false;
}

/* ---- Branches ----------------------------------------------------------- */

static bool is_short(unsigned char c) {
  return (c >= 0x70 && c <= 0x7f) || (c >= 0xe0 && c <= 0xe3) || c == 0xeb;
}

/* e8 d32, e9 d32        call, jmp
 * 0f 8x d32             jcc
 * 7x d8, eb d8, ex d8   jcc, jmp, loop and jcxz */
static bool branch_64(const unsigned char *p, uint64_t left, uint64_t pc,
                      struct branch *branch) {
  uint64_t to;
  unsigned size;
  if ((p[0] == 0xe8 || p[0] == 0xe9) && left >= 5) {
    size = 5;
    to = displacement(p + 1);
  } else if (left >= 6 && p[0] == 0x0f && (p[1] & 0xf0) == 0x80) {
    size = 6;
    to = displacement(p + 2);
  } else if (left >= 2 && is_short(p[0])) {
    size = 2;
    to = (uint64_t)(int8_t)p[1];
  } else {
    return false;
  }
  *branch = (struct branch){pc, pc + size, pc + size + to};
  return true;
}

static bool branch_32(const unsigned char *p, uint64_t left, uint64_t pc,
                      struct branch *branch) {
  bool found = branch_64(p, left, pc, branch);
  branch->dest = (uint32_t)branch->dest;
  return found;
}

static bool is_prefix_32(unsigned char c) {
  return (c >= 0x64 && c <= 0x67) || c == 0x26 || c == 0x2e || c == 0x36 ||
         c == 0x3e || c == 0xf0 || c == 0xf2 || c == 0xf3;
}

static bool is_prefix_64(unsigned char c) {
  return (c >= 0x40 && c <= 0x4f) || is_prefix_32(c);
}

/* ---- The families ------------------------------------------------------- */

#define X86_SITE "call or jmp of 5 bytes, e8 or e9"

const struct family family_x86 = {
    .machine = EM_X86_64,
    .elf_class = ELFCLASS64,
    .pointer = 8,
    .types = {R_X86_64_64, R_X86_64_GLOB_DAT, R_X86_64_JUMP_SLOT,
              R_X86_64_RELATIVE, R_X86_64_IRELATIVE},
    .decode = sc_x86_decode,
    .encode = sc_x86_encode,
    .size = sc_x86_size,
    .code = sc_x86_code,
    .entry = sc_x86_entry,
    .is_whole = sc_x86_is_whole,
    .reaches = sc_x86_reaches,
    .word = 8,
    .site = X86_SITE,
    .step = 1,
    .triple = "x86_64-unknown-linux-gnu",
    .is_prefix = is_prefix_64,
    .branch = branch_64,
    .skip_landing = skip_endbr64,
    .is_padding = is_padding,
    .route = route_64,
    .refers_to = refers_64,
};

const struct family family_i386 = {
    .machine = EM_386,
    .elf_class = ELFCLASS32,
    .pointer = 4,
    .types = {R_386_32, R_386_GLOB_DAT, R_386_JMP_SLOT, R_386_RELATIVE,
              R_386_IRELATIVE},
    .decode = sc_x86_32_decode,
    .encode = sc_x86_32_encode,
    .size = sc_x86_32_size,
    .code = sc_x86_32_code,
    .entry = sc_x86_32_entry,
    .is_whole = sc_x86_32_is_whole,
    .reaches = sc_x86_32_reaches,
    .word = 8,
    .site = X86_SITE,
    .step = 1,
    .triple = "i386-unknown-linux-gnu",
    .is_prefix = is_prefix_32,
    .branch = branch_32,
    .skip_landing = skip_endbr32,
    .is_padding = is_padding,
    .route = route_32,
    .refers_to = refers_32,
};
