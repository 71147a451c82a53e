/* The second core is off until PSCI's CPU_ON (DEN0022), which QEMU answers. */
#include "board.h"

#pragma clang section text = ".flash_text"

static char stack[4096] __attribute__((aligned(16)));

void board_enter_core(void);
__asm__(".section .flash_text, \"ax\"\n"
        "board_enter_core:\n"
        "  mov sp, x0\n"
        "  ldr x1, [x0, #-8]\n"
        "  adrp x2, board_vectors\n"
        "  add x2, x2, :lo12:board_vectors\n"
        "  msr vbar_el1, x2\n"
        "  isb\n"
        "  br x1\n"
        "  .text\n");

void board_start_core(void (*run)(void)) {
  register uint64_t x0 __asm__("x0") = 0xc4000003; /* CPU_ON */
  register uint64_t x1 __asm__("x1") = 1;          /* the core */
  register uint64_t x2 __asm__("x2") = (uint64_t)board_enter_core;
  register uint64_t x3 __asm__("x3") = (uint64_t)(stack + sizeof stack);
  ((void (**)(void))(stack + sizeof stack))[-1] = run;
  __asm__ volatile("hvc #0"
                   : "+r"(x0), "+r"(x1), "+r"(x2), "+r"(x3)
                   :
                   : "memory");
}
