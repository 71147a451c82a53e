/* Compiled with -mretpoline. */
#include "call.h"

LOOP(retpoline_loop, step_pointer)
