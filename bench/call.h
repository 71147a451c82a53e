/* The loops of call.c: each call needs the result of the one before. */
#ifndef CALL_H
#define CALL_H

typedef unsigned long step_fn(unsigned long);
typedef unsigned long loop_fn(unsigned long x, unsigned long calls);

step_fn step, default_step, ifunc_step;
extern step_fn *volatile step_pointer;
loop_fn retpoline_loop;

#define LOOP(name, call)                                                       \
  __attribute__((noinline, aligned(64))) unsigned long name(                   \
      unsigned long x, unsigned long calls) {                                  \
    while (calls--)                                                            \
      x = call(x);                                                             \
    return x;                                                                  \
  }

#endif
