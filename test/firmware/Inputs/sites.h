/* What the linker gathered, and the instructions that should stand there: from
 * the Architecture Reference Manuals, not from the runtime. */
#ifndef SITES_H
#define SITES_H

#include "StaticCallFormat.h"
#include <stdbool.h>

extern const sc_record sites_begin[] __asm__(SC_SITES_BEGIN);
extern const sc_record sites_end[] __asm__(SC_SITES_END);

static inline unsigned count_sites(void) {
  return (unsigned)(sites_end - sites_begin);
}

/* Without bit 0 in Thumb. */
static inline uintptr_t site(unsigned i) {
  return ((uintptr_t)&sites_begin[i] + (uintptr_t)(intptr_t)sites_begin[i]) &
         ~(uintptr_t)1;
}

static inline uint32_t bytes_at(uintptr_t at) {
  const volatile uint16_t *half = (const volatile uint16_t *)at;
  return (uint32_t)half[1] << 16 | half[0];
}

#ifdef __aarch64__
/* BL or B: imm26, of words, from the instruction itself. */
static inline uint32_t branch(bool is_jump, uintptr_t at, uintptr_t to) {
  return (is_jump ? 0x14000000u : 0x94000000u) |
         ((uint32_t)((int64_t)(to - at) / 4) & 0x03ffffffu);
}

static inline bool is_jump(uint32_t bytes) { return bytes >> 26 == 5; }
#else
/* BL T1 or B T4: S:I1:I2:imm10:imm11, of halfwords, from 4 bytes behind. */
static inline uint32_t branch(bool is_jump, uintptr_t at, uintptr_t to) {
  int32_t halves = (int32_t)((to & ~1u) - at - 4) / 2;
  uint32_t s = halves < 0, i1 = halves >> 22 & 1, i2 = halves >> 21 & 1,
           imm10 = halves >> 11 & 0x3ff, imm11 = halves & 0x7ff,
           first = 0xf000 + (s << 10) + imm10,
           second = (is_jump ? 0x9000u : 0xd000u) + ((i1 ^ s ^ 1) << 13) +
                    ((i2 ^ s ^ 1) << 11) + imm11;
  return second << 16 | first;
}

static inline bool is_jump(uint32_t bytes) {
  return (bytes >> 16 & 0xd000) == 0x9000;
}
#endif

#endif
