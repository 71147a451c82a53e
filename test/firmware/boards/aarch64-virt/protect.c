/* Page tables that map each address to itself: 1 GiB of devices and flash, and
 * of RAM 2 MiB in pages, those of the text read-only. */
#include "board.h"

#pragma clang section text = ".flash_text"

enum {
  BLOCK = 1,
  TABLE = 3,
  PAGE = 3,
  NORMAL = 1 << 2, /* the second of MAIR_EL1 */
  READ_ONLY = 1 << 7,
  SHARED = 3 << 8,
  ACCESSED = 1 << 10
};
static const uint64_t MEMORY = NORMAL | SHARED | ACCESSED;

static uint64_t gigabytes[512] __attribute__((aligned(4096)));
static uint64_t blocks[512] __attribute__((aligned(4096)));
static uint64_t pages[512] __attribute__((aligned(4096)));

static void fill_tables(bool is_read_only) {
  uintptr_t ram = (uintptr_t)ram_text_begin & -(1ul << 30);
  gigabytes[0] = MEMORY | BLOCK;
  gigabytes[ram >> 30] = (uintptr_t)blocks | TABLE;
  for (unsigned i = 0; i < 512; i++) {
    uintptr_t page = ram + i * 4096ul;
    bool is_text = page >= (uintptr_t)ram_text_begin &&
                   page < (uintptr_t)ram_text_end && is_read_only;
    pages[i] = page | MEMORY | PAGE | (is_text ? READ_ONLY : 0);
    blocks[i] = (ram + ((uintptr_t)i << 21)) | MEMORY | BLOCK;
  }
  blocks[0] = (uintptr_t)pages | TABLE;
}

void board_protect_text(bool is_read_only) {
  uint64_t control;
  fill_tables(is_read_only);
  __asm__ volatile("mrs %0, sctlr_el1" : "=r"(control));
  __asm__ volatile("dsb sy\n\t"
                   "msr mair_el1, %0\n\t"
                   "msr tcr_el1, %1\n\t"
                   "msr ttbr0_el1, %2\n\t"
                   "isb\n\t"
                   "tlbi vmalle1\n\t"
                   "dsb sy\n\t"
                   "isb\n\t"
                   "msr sctlr_el1, %3\n\t"
                   "isb"
                   :
                   : "r"(0xff00ul), "r"(25ul | 0x3500ul | 1ul << 23),
                     "r"(gigabytes), "r"(control | 1)
                   : "memory");
}
