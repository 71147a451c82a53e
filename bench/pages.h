/* What a generated file of pages and live.c share. */
#ifndef PAGES_H
#define PAGES_H

#include <static_call.h>

typedef void hook_fn(void);
typedef void page_fn(void);
typedef int add_fn(struct static_call_batch *batch, hook_fn *target);

enum { OWN = 100, ROWS = 10 };

/* Who calls does not matter: several threads do. */
extern __thread long calls;
#define COUNT calls++
#define CALL(fn) __builtin_static_call(fn)
#define PAGE __attribute__((noinline, aligned(4096)))

void own_50(void);
void wide(void);
extern const long page_count;
extern page_fn *const pages[];
extern add_fn *const add_own[], *const add_row[];

#endif
