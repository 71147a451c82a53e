#include "board.h"
#include "mpu.h"

#pragma clang section text = ".flash_text"

#if __ARM_ARCH == 8
void board_protect_text(bool is_read_only) {
  mpu_region(0, (uintptr_t)ram_text_begin, (uintptr_t)ram_text_end, true);
  mpu_enable(is_read_only);
}
#else
/* The region is the power of two that holds the text, without the eighths
 * behind: text of up to 8 pages, which begins at a multiple of that. */
void board_protect_text(bool is_read_only) {
  unsigned log2 = 15, pages = (unsigned)(ram_text_end - ram_text_begin) >> 12;
  mpu_region(0, (uintptr_t)ram_text_begin, log2, 0xffu << pages & 0xff, true);
  mpu_enable(is_read_only);
}
#endif
