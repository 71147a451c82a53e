/* Between the start-up code of an architecture and what all share. */
#ifndef IMAGE_H
#define IMAGE_H

/* Called after reset, with a stack. */
_Noreturn void board_start(void);

/* The architecture's: makes code that was written visible to fetches. */
void board_synchronise(void);

/* The architecture's way to the emulator; see semihosting.c. */
void board_semihost(int operation, const void *argument);

#endif
