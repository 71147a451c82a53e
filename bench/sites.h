/* What a generated file of sites and the programs around it share. PLAIN gives
 * the same program without static calls. */
#ifndef SITES_H
#define SITES_H

void hook(long a, long b, long c, long k);

#ifdef PLAIN
#define CALL_HOOK(k) hook(0, 0, 0, k)
#else
#include <static_call.h>
#define CALL_HOOK(k) __builtin_static_call(hook, 0, 0, 0, k)
#endif

extern const long site_count;
extern void (*const site_functions[])(void);
extern const long site_function_count;

#endif
