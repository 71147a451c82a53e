/* AArch64: bl and b with an offset of 26 bits, in words. */

enum { SITE_SIZE = 4, FIRST_CHANGED = 0 };
enum { STRANGE_AT = 3, STRANGE_BYTE = 0 };
enum {
  HAS_TRAPS = 0,
  CAN_BE_NOP_LIVE = 1,
  SWAPS_LIVE = 0,
  HAS_JUMPS = 1,
  UNITS_ARE_FAR = 0
};

static inline unsigned char *code_of(const unsigned char *site) {
  return (unsigned char *)(uintptr_t)site;
}

static inline uintptr_t enter(const unsigned char *site, uintptr_t code) {
  (void)site;
  return code;
}

static inline int is_aligned(const unsigned char *site) {
  return (uintptr_t)site % 4 == 0;
}

static inline enum form decode(const unsigned char *site, uintptr_t *dest) {
  uint32_t word;
  memcpy(&word, site, sizeof word);
  *dest = (uintptr_t)site + (uintptr_t)(intptr_t)((int32_t)(word << 6) >> 4);
  if (word >> 26 == 0x94000000u >> 26)
    return A_CALL;
  if (word >> 26 == 0x14000000u >> 26)
    return A_JUMP;
  if (word == 0xd503201f) /* nop */
    return A_NOP;
  return word == 0xaa1f03e0 ? A_ZERO : A_STRANGER; /* mov x0, xzr */
}

static inline int reaches(const unsigned char *site, uintptr_t dest) {
  return dest - (uintptr_t)site + (1ul << 27) < 1ul << 28;
}

static inline void encode_call(unsigned char *bytes, uintptr_t from,
                               uintptr_t to) {
  uint32_t word = 0x94000000 | (uint32_t)((to - from) >> 2 & 0x3ffffff);
  memcpy(bytes, &word, sizeof word);
}
