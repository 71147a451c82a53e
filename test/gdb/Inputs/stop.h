/* A place to stop at, without a breakpoint: with one, text is not the file's,
 * and page swap is refused. */
#ifndef STOP_H
#define STOP_H

#include <static_call.h>

#define APART __attribute__((noinline))

#if defined(__x86_64__) || defined(__i386__)
#define TRAP "int3"
#else
#define TRAP /* emulated.py sets a breakpoint, which is none in the text */
#endif

APART static void stop_here(void) { __asm__ volatile(TRAP "" ::: "memory"); }

#endif
