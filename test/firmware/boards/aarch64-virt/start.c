/* AArch64: vectors, exceptions, the virtual timer and GICv2. */
#include "board.h"
#include "image.h"

#pragma clang section text = ".flash_text"

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define GICD_CTLR REGISTER(0x08000000)
#define GICD_ISENABLER REGISTER(0x08000100)
#define GICC_CTLR REGISTER(0x08010000)
#define GICC_PMR REGISTER(0x08010004)
#define GICC_IAR REGISTER(0x08010000 + 12)
#define GICC_EOIR REGISTER(0x08010000 + 16)
enum { TIMER = 27 };

/* Of 16 vectors, the one for interrupts of EL1 with its own stack returns. */
__asm__(".section .vectors, \"ax\"\n"
        "  .balign 2048\n"
        "  .globl board_vectors\n"
        "board_vectors:\n"
        "  .rept 5\n  b board_fault\n  .balign 128\n  .endr\n"
        "  stp x29, x30, [sp, #-16]!\n"
        "  stp x0, x1, [sp, #-16]!\n"
        "  stp x2, x3, [sp, #-16]!\n"
        "  stp x4, x5, [sp, #-16]!\n"
        "  stp x6, x7, [sp, #-16]!\n"
        "  stp x8, x9, [sp, #-16]!\n"
        "  stp x10, x11, [sp, #-16]!\n"
        "  stp x12, x13, [sp, #-16]!\n"
        "  stp x14, x15, [sp, #-16]!\n"
        "  stp x16, x17, [sp, #-16]!\n"
        "  str x18, [sp, #-16]!\n"
        "  bl board_tick\n"
        "  ldr x18, [sp], #16\n"
        "  ldp x16, x17, [sp], #16\n"
        "  ldp x14, x15, [sp], #16\n"
        "  ldp x12, x13, [sp], #16\n"
        "  ldp x10, x11, [sp], #16\n"
        "  ldp x8, x9, [sp], #16\n"
        "  ldp x6, x7, [sp], #16\n"
        "  ldp x4, x5, [sp], #16\n"
        "  ldp x2, x3, [sp], #16\n"
        "  ldp x0, x1, [sp], #16\n"
        "  ldp x29, x30, [sp], #16\n"
        "  eret\n"
        "  .balign 128\n"
        "  .rept 10\n  b board_fault\n  .balign 128\n  .endr\n"
        "  .globl reset\n"
        "reset:\n"
        "  ldr x0, =stack_top\n"
        "  mov sp, x0\n"
        "  adr x0, board_vectors\n"
        "  msr vbar_el1, x0\n"
        "  isb\n"
        "  b board_start\n"
        "  .pool\n"
        "  .text\n");

__attribute__((used)) void board_fault(void) {
  uint64_t syndrome;
  __asm__ volatile("mrs %0, esr_el1" : "=r"(syndrome));
  board_exit(BOARD_FAULT + (int)(syndrome >> 26));
}

static void (*tick_handler)(void);
static uint64_t tick_period;

static void set_timer(void) {
  __asm__ volatile("msr cntv_tval_el0, %0; isb" : : "r"(tick_period));
}

/* Starts the period anew: it is not to end before main went on. */
__attribute__((used)) void board_tick(void) {
  uint32_t interrupt = GICC_IAR;
  tick_handler();
  set_timer();
  GICC_EOIR = interrupt;
}

void board_start_ticks(void (*handler)(void), unsigned period) {
  __asm__ volatile("msr daifset, #2; msr cntv_ctl_el0, xzr; isb" ::: "memory");
  if (period == 0)
    return;
  tick_handler = handler;
  tick_period = period;
  GICD_ISENABLER = 1u << TIMER;
  GICD_CTLR = 1;
  GICC_PMR = 0xff;
  GICC_CTLR = 1;
  set_timer();
  __asm__ volatile("msr cntv_ctl_el0, %0; isb; msr daifclr, #2"
                   :
                   : "r"(1ul)
                   : "memory");
}

void board_trap_unaligned(void) {
  uint64_t control;
  __asm__ volatile("mrs %0, sctlr_el1" : "=r"(control));
  __asm__ volatile("msr sctlr_el1, %0; isb" : : "r"(control | 2));
}

void board_synchronise(void) {
  __asm__ volatile("dsb sy; ic iallu; dsb sy; isb" ::: "memory");
}

void board_semihost(int operation, const void *argument) {
  register long x0 __asm__("x0") = operation;
  register const void *x1 __asm__("x1") = argument;
  __asm__ volatile("hlt #0xf000" : "+r"(x0) : "r"(x1) : "memory");
}
