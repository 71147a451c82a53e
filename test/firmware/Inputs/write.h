/* Writes over code, as a debugger would. */
#ifndef WRITE_H
#define WRITE_H

#include "sites.h"
#include <assert.h>

static inline void write_code(uintptr_t at, uint32_t bytes) {
  volatile uint16_t *half = (volatile uint16_t *)at;
  half[0] = (uint16_t)bytes;
  half[1] = (uint16_t)(bytes >> 16);
#ifdef __aarch64__
  __asm__ volatile("dc cvau, %0; dsb ish; ic ivau, %0; dsb ish; isb"
                   :
                   : "r"(at)
                   : "memory");
#else
  __asm__ volatile("dsb; isb" ::: "memory");
#endif
}

/* The one that calls it, or jumps to it. */
static inline uintptr_t site_of(uintptr_t function) {
  unsigned i = 0;
  while (i < count_sites() &&
         bytes_at(site(i)) !=
             branch(is_jump(bytes_at(site(i))), site(i), function))
    i++;
  assert(i < count_sites());
  return site(i);
}

/* What is no call, nor a jump that is always taken. */
#ifdef __aarch64__
static const uint32_t foreign[] = {
    0xd4200000 /* brk #0 */,          0xd503201f /* nop */,
    0x54000000 /* b.eq . */,          0xb4000000 /* cbz x0, . */,
    0xd63f0000 /* blr x0 */,          0xd65f03c0 /* ret */,
    0x52800000 /* mov w0, #0 */,      0,
    0xffffffff /* of erased flash */,
};
static inline uint32_t trap_in(uint32_t bytes) {
  return (bytes & 0xffff) | 0xd4200000;
}
#else
static const uint32_t foreign[] = {
    0xbe00be00 /* bkpt; bkpt */,
    0xbf00bf00 /* nop; nop */,
    0x8000f000 /* beq.w .+4 */,
    0xc000f000 /* blx, of profile A */,
    0x8000f3af /* nop.w */,
    0x0000f04f /* mov.w r0, #0 */,
    0x478047a0 /* blx r4; r0 */,
    0,
    0xffffffff,
};
/* bkpt in place of the first halfword alone */
static inline uint32_t trap_in(uint32_t bytes) {
  return (bytes & 0xffff0000) | 0xbe00;
}
#endif

#endif
