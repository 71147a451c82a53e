/* Cortex-M: vectors, exceptions, SysTick. */
#include "board.h"
#include "image.h"

#pragma clang section text = ".flash_text"

#define REGISTER(address) (*(volatile uint32_t *)(address))
#define SYST_CSR REGISTER(0xe000e010)
#define SYST_RVR REGISTER(0xe000e014)
#define SYST_CVR REGISTER(0xe000e018)
#define CCR REGISTER(0xe000ed14)
#define SHCSR REGISTER(0xe000ed24)

static void (*tick_handler)(void);

/* Otherwise each fault is a HardFault, which is all that v6-M has. */
void reset(void) {
#if __ARM_ARCH >= 7
  SHCSR = 7 << 16;
#endif
  board_start();
}

static void fault(void) {
  int number;
  __asm__ volatile("mrs %0, ipsr" : "=r"(number));
  board_exit(BOARD_FAULT + number);
}

/* Starts the period anew: it is not to end before main went on. */
static void tick(void) {
  tick_handler();
  SYST_CVR = 0;
}

extern char stack_top[];
__attribute__((section(".vectors"),
               used)) static void (*const vectors[])(void) = {
    (void (*)(void))stack_top, reset, [2 ... 14] = fault, tick};

void board_start_ticks(void (*handler)(void), unsigned period) {
  SYST_CSR = 0;
  tick_handler = handler;
  SYST_RVR = period;
  SYST_CVR = 0;
  SYST_CSR = period ? 7 : 0;
}

void board_trap_unaligned(void) { CCR |= 1 << 3; }

void board_drop_privileges(void) {
  __asm__ volatile("msr control, %0; isb" : : "r"(1));
}

void board_synchronise(void) { __asm__ volatile("dsb; isb" ::: "memory"); }

void board_semihost(int operation, const void *argument) {
  register int r0 __asm__("r0") = operation;
  register const void *r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
}
