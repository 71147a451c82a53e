/* What a generated file of hooks and hooks.c share. */
#ifndef HOOKS_H
#define HOOKS_H

#include <static_call.h>

typedef void hook_fn(long x);
typedef int add_fn(struct static_call_batch *batch, hook_fn *target);

extern long reached;
#define NOT_DISABLED(x) (reached += (x))

hook_fn run_static, run_pointers, run_nothing;
extern const long hook_count;
extern add_fn *const add_hook[];

#endif
