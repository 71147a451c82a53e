/* Firmware with a resolver, which start-up code runs. */
#include "firmware.c"

void start(void) __asm__("__static_call_start");
void start(void) {}
static __typeof__(f) *choose(void) { return g; }
STATIC_CALL_RESOLVER(f, choose);
