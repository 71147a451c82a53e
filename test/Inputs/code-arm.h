/* ARM, both states: bit 0 of a site's address says Thumb, as that of a
 * function's does. A32: bl, b and blx with an offset of 24 bits, in words.
 * Thumb-2: bl, blx and b.w with one of 24 bits, in halfwords. */

enum { SITE_SIZE = 4, FIRST_CHANGED = 0 };
enum { STRANGE_AT = 3, STRANGE_BYTE = 0 };
/* Under running threads Thumb changes by page swap only, where anything can. */
#ifdef __thumb__
enum {
  HAS_TRAPS = 0,
  CAN_BE_NOP_LIVE = 1,
  SWAPS_LIVE = 1,
  HAS_JUMPS = 1,
  UNITS_ARE_FAR = 0
};
#else
enum {
  HAS_TRAPS = 0,
  CAN_BE_NOP_LIVE = 1,
  SWAPS_LIVE = 0,
  HAS_JUMPS = 1,
  UNITS_ARE_FAR = 0
};
#endif

static inline unsigned char *code_of(const unsigned char *site) {
  return (unsigned char *)((uintptr_t)site & ~(uintptr_t)1);
}

static inline int is_thumb(const unsigned char *site) {
  return (uintptr_t)site & 1;
}

/* Veneers and stubs are Thumb, and A32 4 bytes behind. */
static inline uintptr_t enter(const unsigned char *site, uintptr_t code) {
  return is_thumb(site) ? code | 1 : (code & ~(uintptr_t)1) + 4;
}

static inline int is_aligned(const unsigned char *site) {
  return (uintptr_t)code_of(site) % 4 == 0;
}

static inline enum form decode_a32(uint32_t word, uintptr_t pc,
                                   uintptr_t *dest) {
  *dest = pc + (uintptr_t)((int32_t)(word << 8) >> 6);
  if (word >> 28 == 0xf) {
    *dest |= word >> 23 & 2; /* the halfword */
    *dest |= 1;
    return word >> 25 == 0xfa000000u >> 25 ? A_CALL : A_STRANGER;
  }
  if ((word & 0x0f000000) == 0x0b000000)
    return A_CALL;
  if ((word & 0x0f000000) == 0x0a000000)
    return A_JUMP;
  /* Under the condition of the branch that stood there. */
  if ((word & 0x0fffffff) == 0x0320f000) /* nop */
    return A_NOP;
  return (word & 0x0fffffff) == 0x03a00000 ? A_ZERO : A_STRANGER; /* mov */
}

static inline enum form decode_thumb(uint32_t first, uint32_t second,
                                     uintptr_t pc, uintptr_t *dest) {
  uint32_t sign = first >> 10 & 1, i1 = ~(second >> 13 ^ sign) & 1,
           i2 = ~(second >> 11 ^ sign) & 1,
           high = sign << 24 | i1 << 23 | i2 << 22 | (first & 0x3ff) << 12;
  int32_t offset = (int32_t)((high | (second & 0x7ff) << 1) << 7) >> 7;
  *dest = pc + (uintptr_t)offset + 1;
  if (first == 0xf3af && second == 0x8000) /* nop.w */
    return A_NOP;
  if (first == 0xf04f && second == 0x0000) /* mov.w r0, #0 */
    return A_ZERO;
  if (first >> 11 != 0xf000 >> 11)
    return A_STRANGER;
  if ((second & 0xd000) == 0xd000) /* bl */
    return A_CALL;
  if ((second & 0xd000) == 0x9000) /* b.w */
    return A_JUMP;
  *dest = (pc & ~(uintptr_t)3) + (uintptr_t)offset;
  return (second & 0xd001) == 0xc000 ? A_CALL : A_STRANGER; /* blx */
}

static inline enum form decode(const unsigned char *site, uintptr_t *dest) {
  uintptr_t at = (uintptr_t)code_of(site);
  uint16_t half[2];
  uint32_t word;
  memcpy(&word, code_of(site), sizeof word);
  memcpy(half, code_of(site), sizeof half);
  return is_thumb(site) ? decode_thumb(half[0], half[1], at + 4, dest)
                        : decode_a32(word, at + 8, dest);
}

/* Code of the site's own state, at an address that its code can have. */
static inline int reaches(const unsigned char *site, uintptr_t dest) {
  uintptr_t bit = is_thumb(site) ? 1u << 24 : 1u << 25;
  uintptr_t pc = (uintptr_t)site + (is_thumb(site) ? 4 : 8);
  return (dest & 1) == (pc & 1) && dest - pc + bit < 2 * bit;
}

/* To code of the site's own state. */
static inline void encode_call(unsigned char *bytes, uintptr_t from,
                               uintptr_t to) {
  uint32_t offset = (uint32_t)(to - from);
  if (from & 1) {
    offset -= 4;
    uint32_t sign = offset >> 24 & 1, j1 = ~(offset >> 23 ^ sign) & 1,
             j2 = ~(offset >> 22 ^ sign) & 1;
    uint16_t half[2] = {
        (uint16_t)(0xf000 | sign << 10 | (offset >> 12 & 0x3ff)),
        (uint16_t)(0xd000 | j1 << 13 | j2 << 11 | (offset >> 1 & 0x7ff))};
    memcpy(bytes, half, sizeof half);
  } else {
    uint32_t word = 0xeb000000 | ((offset - 8) >> 2 & 0xffffff);
    memcpy(bytes, &word, sizeof word);
  }
}
