/* What generated files of many keys and the programs around them share. PLAIN
 * gives the same program without static calls. */
#ifndef KEYS_H
#define KEYS_H

typedef void key_fn(void);

#ifdef PLAIN
#define CALL(fn) fn()
#else
#include <static_call.h>
#define CALL(fn) __builtin_static_call(fn)
typedef int add_fn(struct static_call_batch *batch, key_fn *target);
extern add_fn *const add_key[];
extern const long key_count;
#endif

/* Runs each site once. */
void run_sites(void);

/* The keys' defaults count their calls, and so do the other targets. */
extern long calls, other_calls;
#define COUNT calls++
#define OTHER_COUNT other_calls++
void other(void);
void another(void);

#endif
