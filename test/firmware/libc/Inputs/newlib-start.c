/* What newlib's own start-up code leaves to a debugger: vectors, and the copy.
 */
#include <stdint.h>

extern uint32_t __stack[], __data_start[], __data_end[], __data_source[];
_Noreturn void _mainCRTStartup(void);

#pragma clang section text = ".boot"

_Noreturn static void reset(void) {
  const uint32_t *from = __data_source;
  for (volatile uint32_t *to = __data_start; to != __data_end; to++)
    *to = *from++;
  __asm__ volatile("dsb; isb" ::: "memory");
  _mainCRTStartup();
}

/* Ends the emulation, with the exception's number, as test/firmware/boards do.
 */
static void fault(void) {
  uint32_t block[2] = {0x20026, 0};
  __asm__ volatile("mrs %0, ipsr" : "=r"(block[1]));
  block[1] += 20;
  register int r0 __asm__("r0") = 0x20;
  register const void *r1 __asm__("r1") = block;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}

__attribute__((section(".vectors"),
               used)) static void (*const vectors[16])(void) = {
    (void (*)(void))__stack, reset, fault, fault, fault, fault, fault};
