/* What a generated file of sleds and xray.c share. */
#ifndef SLEDS_H
#define SLEDS_H

#define SLEDS __attribute__((noinline, xray_always_instrument))
/* No code, but keeps the call of an empty function. */
#define NOT_PURE __asm__ volatile("")

extern const long sled_count;
__attribute__((xray_never_instrument)) void call_sleds(void);

#endif
