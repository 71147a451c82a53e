/* Firmware whose code ends with a veneer. */
#include <static_call.h>

int f(int x);
__attribute__((weak)) int f(int x);

void reset(void) { __builtin_static_call(f, 1); }
