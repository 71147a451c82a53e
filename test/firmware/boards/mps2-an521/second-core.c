/* The second core waits after reset (CPUWAIT) until the first lets it go, with
 * a vector table of its own. SSE-200 TRM (101104), system control registers. */
#include "board.h"

#pragma clang section text = ".flash_text"

#define SYSTEM_CONTROL(offset) (*(volatile uint32_t *)(0x50021000 + (offset)))
#define INITSVTOR1 SYSTEM_CONTROL(0x114)
#define CPUWAIT SYSTEM_CONTROL(0x118)

static void (*run)(void);
static uint32_t stack[512] __attribute__((aligned(8)));

static void fault(void) { board_exit(BOARD_FAULT); }

static void second_reset(void) {
  run();
  board_exit(BOARD_FAILED);
}

static void (*const vectors[])(void) __attribute__((aligned(512))) = {
    (void (*)(void))(stack + 512), second_reset, [2 ... 15] = fault};

void board_start_core(void (*of_core)(void)) {
  run = of_core;
  INITSVTOR1 = (uint32_t)vectors;
  CPUWAIT = 0;
}
