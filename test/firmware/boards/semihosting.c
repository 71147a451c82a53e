/* Arm's semihosting: what QEMU does for a program. */
#include "board.h"
#include "image.h"

#pragma clang section text = ".flash_text"

enum { WRITE0 = 4, EXIT_EXTENDED = 0x20 };
static const uintptr_t STOPPED = 0x20026; /* ADP_Stopped_ApplicationExit */

void board_puts(const char *text) { board_semihost(WRITE0, text); }

void board_exit(int code) {
  uintptr_t block[2] = {STOPPED, (uintptr_t)code};
  for (;;)
    board_semihost(EXIT_EXTENDED, block);
}
