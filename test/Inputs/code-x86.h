/* x86: e8 and e9 with a displacement of 4 bytes, which has to lie in one
 * aligned word of 8. */

enum { SITE_SIZE = 5, FIRST_CHANGED = 1 };
enum { STRANGE_AT = 0, STRANGE_BYTE = 0xcc };
enum { HAS_TRAPS = 1, CAN_BE_NOP_LIVE = 0, SWAPS_LIVE = 0 };
/* i386 reaches every address. A tail call has to find room for its arguments
 * there, and none may go through a PLT that is entered with ebx. */
#ifdef __x86_64__
enum { HAS_JUMPS = 1, UNITS_ARE_FAR = 1 };
#else
enum { HAS_JUMPS = 0, UNITS_ARE_FAR = 0 };
#endif

static inline unsigned char *code_of(const unsigned char *site) {
  return (unsigned char *)(uintptr_t)site;
}

static inline uintptr_t enter(const unsigned char *site, uintptr_t code) {
  (void)site;
  return code;
}

static inline int is_aligned(const unsigned char *site) {
  return (uintptr_t)site % 8 <= 3;
}

static inline enum form decode(const unsigned char *site, uintptr_t *dest) {
  int32_t displacement;
#ifdef __x86_64__
  const char nop[] = "\x0f\x1f\x44\x00"; /* nopl 0(%rax,%rax) */
#else
  const char nop[] = "\x3e\x8d\x74\x26"; /* lea %ds:0(%esi), %esi */
#endif
  memcpy(&displacement, site + 1, sizeof displacement);
  *dest = (uintptr_t)site + 5 + (uintptr_t)(intptr_t)displacement;
  if (site[0] == 0xe8)
    return A_CALL;
  if (site[0] == 0xe9)
    return A_JUMP;
  if (!memcmp(site, nop, 5))
    return A_NOP;
  return memcmp(site, "\x2e\x2e\x2e\x31\xc0", 5) ? A_STRANGER : A_ZERO;
}

/* i386: addresses wrap. */
static inline int reaches(const unsigned char *site, uintptr_t dest) {
  intptr_t displacement = (intptr_t)(dest - (uintptr_t)site - 5);
  return displacement == (int32_t)displacement;
}

static inline void encode_call(unsigned char *bytes, uintptr_t from,
                               uintptr_t to) {
  int32_t displacement = (int32_t)(to - from - 5);
  bytes[0] = 0xe8;
  memcpy(bytes + 1, &displacement, sizeof displacement);
}
