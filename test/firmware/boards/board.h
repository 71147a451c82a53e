/* What a board gives to the programs that run on it. A folder with a board.toml
 * is a board; what several share stands beside it, or in folders without one.
 */
#ifndef BOARD_H
#define BOARD_H

#include <stdbool.h>
#include <stdint.h>

/* How a program ends, beside 0; above BOARD_FAULT stands the exception's number
 * on Cortex-M, its class on AArch64. test/tools/run-board knows these, too. */
enum { BOARD_FAILED = 10, BOARD_FAULT = 20 };
_Noreturn void board_exit(int code);
void board_puts(const char *text);

/* Calls the handler in an interrupt, `period` ticks of the board's timer after
 * the last one ended, until the period is 0. */
void board_start_ticks(void (*handler)(void), unsigned period);

/* Lets stores whose address is not a multiple of their size fault. */
void board_trap_unaligned(void);

/* Makes the text in RAM read-only, or writable again. (Feature mpu.) */
void board_protect_text(bool is_read_only);

/* Goes on as unprivileged code, for good. (Feature unprivileged.) */
void board_drop_privileges(void);

/* Where code stands that is not where the linker script puts all other. */
#define IN_FLASH __attribute__((noinline, section(".flash_text")))
#define IN_RAM __attribute__((noinline, section(".ram_text")))

/* Lets the second core run, which does not return. (Feature cores.) A core that
 * waits says so, or QEMU does not go on with the other for long. */
void board_start_core(void (*run)(void));
static inline void board_wait(void) { __asm__ volatile("yield" ::: "memory"); }

/* The linker scripts' symbols: text in RAM, a number of pages. */
extern char ram_text_begin[], ram_text_end[];

#endif
