/* A place to stop at, without a breakpoint: with one, text is not the file's,
 * and page swap is refused. */
#ifndef STOP_H
#define STOP_H

#include <static_call.h>

#define APART __attribute__((noinline))

APART static void stop_here(void) { __asm__ volatile("int3" ::: "memory"); }

#endif
