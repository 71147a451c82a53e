/* The callees, where no caller can see into them. */
#include "call.h"

unsigned long step(unsigned long x) { return x + 3; }
unsigned long default_step(unsigned long x) { return x + 1; }

static step_fn *choose(void) { return step; }
unsigned long ifunc_step(unsigned long x) __attribute__((ifunc("choose")));

step_fn *volatile step_pointer = step;
