/* From reset to main: what an image holds for RAM is brought there. */
#include "image.h"
#include "board.h"

#pragma clang section text = ".flash_text"

extern uint32_t ram_text_load[], data_begin[], data_end[], data_load[],
    bss_begin[], bss_end[];
extern void (*const init_array_begin[])(void), (*const init_array_end[])(void);
int main(void);

static void copy(uint32_t *to, const uint32_t *end, const uint32_t *from) {
  while (to != end)
    *to++ = *from++;
}

void board_start(void) {
  copy((uint32_t *)ram_text_begin, (uint32_t *)ram_text_end, ram_text_load);
  copy(data_begin, data_end, data_load);
  for (uint32_t *word = bss_begin; word != bss_end; word++)
    *word = 0;
  board_synchronise();
  for (void (*const *init)(void) = init_array_begin; init != init_array_end;
       init++)
    (*init)();
  board_exit(main());
}
