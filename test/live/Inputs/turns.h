/* Parent and child take turns. */
#ifndef TURNS_H
#define TURNS_H

#include "live.h"

struct turns {
  int mine[2], theirs[2];
};

static inline struct turns make_turns(void) {
  struct turns t;
  assert(!pipe(t.mine) && !pipe(t.theirs));
  return t;
}

/* In each process: who waits for one that failed sees the end of its pipe. */
static inline void take_side(struct turns *t) {
  close(t->mine[1]);
  close(t->theirs[0]);
}

static inline void end_turns(struct turns *t) {
  close(t->mine[0]);
  close(t->theirs[1]);
}

/* In the child. */
static inline struct turns other_side(struct turns t) {
  return (struct turns){{t.theirs[0], t.theirs[1]}, {t.mine[0], t.mine[1]}};
}

static inline void give_turn(struct turns *t) {
  assert(write(t->theirs[1], "", 1) == 1);
}

static inline void await_turn(struct turns *t) {
  char byte;
  ssize_t got;
  do
    got = read(t->mine[0], &byte, 1);
  while (got < 0 && errno == EINTR);
  assert(got == 1);
}

#endif
