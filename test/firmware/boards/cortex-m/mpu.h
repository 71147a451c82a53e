/* The memory protection unit: PMSAv7 of version 7-M, PMSAv8 of 8-M. */
#ifndef MPU_H
#define MPU_H

#include <stdbool.h>
#include <stdint.h>

#define MPU_REGISTER(offset) (*(volatile uint32_t *)(0xe000ed90 + (offset)))
#define MPU_CTRL MPU_REGISTER(4)
#define MPU_RNR MPU_REGISTER(8)
#define MPU_RBAR MPU_REGISTER(12)
#define MPU_LIMIT MPU_REGISTER(16) /* RASR, RLAR */
#define MPU_MAIR0 MPU_REGISTER(48)

/* Where no region is, privileged code has the default map. */
static inline void mpu_enable(bool is_on) {
  MPU_CTRL = is_on ? 5 : 0;
  __asm__ volatile("dsb; isb" ::: "memory");
}

#if __ARM_ARCH == 8
static inline void mpu_region(unsigned number, uintptr_t begin, uintptr_t end,
                              bool is_read_only) {
  MPU_MAIR0 = 0x44; /* normal, not cached */
  MPU_RNR = number;
  MPU_RBAR = (uint32_t)begin | (is_read_only ? 3u : 1u) << 1;
  MPU_LIMIT = ((uint32_t)end - 32) | 1;
}
#else
/* `without` has a bit for each eighth that is none of the region's. */
static inline void mpu_region(unsigned number, uintptr_t begin,
                              unsigned log2_of_size, unsigned without,
                              bool is_read_only) {
  MPU_RNR = number;
  MPU_RBAR = (uint32_t)begin;
  MPU_LIMIT = (is_read_only ? 6u : 3u) << 24 | 1u << 19 /* TEX: normal */ |
              without << 8 | (log2_of_size - 1) << 1 | 1;
}
#endif

#endif
