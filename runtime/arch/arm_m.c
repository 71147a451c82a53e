/* ARM's profile M, as a processor without an operating system; its instructions
 * are arm.c's. Armv7-M ARM (DDI 0403): caches B2.2 and B3.2.2, memory
 * protection B3.5 (PMSAv7). Armv8-M ARM (DDI 0553): TT. */

#include "bare.h"

#if __ARM_ARCH_PROFILE == 'M'

#define SYSTEM(offset) (*(volatile uint32_t *)(0xe000e000u + (offset)))
/* There are none in the 6th version, in the 7th without the E (Cortex-M3), and
 * in the baseline of the 8th. */
#if __ARM_ARCH_ISA_THUMB == 2 && (defined(__ARM_ARCH_7EM__) || __ARM_ARCH >= 8)
#define HAS_CACHES true
#else
#define HAS_CACHES false
#endif
#define CCR SYSTEM(0xd14)
#define CCR_CACHES (3u << 16) /* data, instructions */
#define ICIMVAU SYSTEM(0xf58)
#define DCCIMVAC SYSTEM(0xf70)
#define BPIALL SYSTEM(0xf78)

/* Two instructions of 16 bits are no replacement: an interrupt may return to
 * the second one. The 6th version and the baseline of the 8th have no other. */
bool sc_arch_has_inline(void) { return __ARM_ARCH_ISA_THUMB == 2; }

static inline uintptr_t read_primask(void) {
  uintptr_t primask;
  __asm__ volatile("mrs %0, primask" : "=r"(primask));
  return primask;
}

uintptr_t sc_arch_mask(void) {
  uintptr_t before = read_primask();
  __asm__ volatile("cpsid i" : : : "memory");
  return before;
}

/* Otherwise cpsid did nothing, and the register reads as 0. */
bool sc_arch_has_masked(void) { return read_primask(); }

void sc_arch_unmask(uintptr_t before) {
  __asm__ volatile("msr primask, %0" : : "r"(before) : "memory");
}

/* Of a site, which may stand in two lines: data to memory, and no instructions
 * of it. */
static void flush(uintptr_t at) {
  DCCIMVAC = (uint32_t)at;
  DCCIMVAC = (uint32_t)at + 2;
  __asm__ volatile("dsb" : : : "memory");
  ICIMVAU = (uint32_t)at;
  ICIMVAU = (uint32_t)at + 2;
  BPIALL = 0;
  __asm__ volatile("dsb" : : : "memory");
}

/* Halfwords: a site may stand at 2 mod 4, where a word would be written in two
 * steps, or be a fault (CCR.UNALIGN_TRP). */
void sc_arch_put(uintptr_t at, uint32_t word) {
  volatile uint16_t *halves = (volatile uint16_t *)at;
  uintptr_t before = sc_arch_mask();
  halves[0] = (uint16_t)word;
  halves[1] = (uint16_t)(word >> 16);
  __asm__ volatile("dsb" : : : "memory");
  if (HAS_CACHES && CCR & CCR_CACHES)
    flush(at);
  __asm__ volatile("isb" : : : "memory");
  sc_arch_unmask(before);
}

uint32_t sc_arch_get(uintptr_t at) {
  const volatile uint16_t *halves = (const volatile uint16_t *)at;
  return halves[0] | (uint32_t)halves[1] << 16;
}

#define MPU_CTRL SYSTEM(0xd94)
bool sc_arch_is_protected(void) { return MPU_CTRL & 1; }

#if __ARM_ARCH >= 8
/* TT gives what holds for the present privilege; bit 19: it may be written. */
bool sc_arch_is_writable(uintptr_t at) {
  uint32_t response;
  __asm__ volatile("tt %0, %1" : "=r"(response) : "r"(at));
  return response >> 19 & 1;
}
#else
#define MPU_RNR SYSTEM(0xd98)
#define MPU_RBAR SYSTEM(0xd9c)
#define MPU_RASR SYSTEM(0xda0)
#define MPU_TYPE SYSTEM(0xd90)

/* Whether the region of these registers holds `at`: it is enabled, of 2^(SIZE +
 * 1) bytes, at least 32, and so is that eighth of it. (What bits are lower in
 * RBAR is no address. Regions of less than 256 bytes have no disabled part.) */
static bool region_holds(uint32_t rbar, uint32_t rasr, uintptr_t at) {
  uint32_t size = rasr >> 1 & 31;
  return rasr & 1 && (rbar ^ at) >> size >> 1 == 0 &&
         !(rasr >> 8 >> (at >> (size - 2) & 7) & 1);
}

/* AP, bits 24 to 26, of the last region that holds `at`. Where there is none,
 * all may be written by the default map, if MPU_CTRL.PRIVDEFENA has it. */
static uint32_t find_access(uintptr_t at) {
  for (uint32_t region = MPU_TYPE >> 8 & 0xff; region-- > 0;) {
    MPU_RNR = region;
    uint32_t rasr = MPU_RASR;
    if (region_holds(MPU_RBAR, rasr, at))
      return rasr >> 24 & 7;
  }
  return MPU_CTRL >> 2 & 1;
}

/* Privileged code writes with AP of 1, 2 and 3. */
bool sc_arch_is_writable(uintptr_t at) {
  uintptr_t before = sc_arch_mask();
  uint32_t region = MPU_RNR, access = find_access(at);
  MPU_RNR = region;
  sc_arch_unmask(before);
  return access - 1 < 3;
}
#endif
#endif
