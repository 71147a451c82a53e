/* Something in the way of an update: put there before the first update, behind
 * it, or before the process starts; with and without other threads. */
#ifndef OBSTACLE_H
#define OBSTACLE_H

#include "live.h"

/* Bits of a case: the columns of the tables below. */
enum { LIVE = 1, LATER = 2, AT_START = 4, CASES = 6 };

/* How text is written behind the update; FAILS: which error it gave. */
enum {
  NONE = STATIC_CALL_WRITER_NONE,
  FLIP = STATIC_CALL_WRITER_FLIP,
  SWAP = STATIC_CALL_WRITER_SWAP,
  MEM = STATIC_CALL_WRITER_PROC_MEM,
  ALIAS = STATIC_CALL_WRITER_ALIAS,
  ANYTHING = -1
};
#define FAILS(error, writer) ((writer) + 16 * (error))
#define ALL_CASES(outcome) {[0 ... CASES - 1] = (outcome)}

/* The emulator does not come along when a program executes one. */
#ifdef EMULATED
enum { MAX_CASES = AT_START };
#else
enum { MAX_CASES = CASES };
#endif

struct obstacle {
  void (*put)(void);
  void (*remove)(void); /* NULL: cannot be */
  int cases;
  int outcomes[4][CASES]; /* by policy */
};

static inline void check_outcome(const struct obstacle *o, int kind, int err) {
  int expected = o->outcomes[POLICY][kind];
  int outcome = FAILS(-err, (int)static_call_writer());
  if (expected != ANYTHING && outcome != expected) {
    fprintf(stderr, "case %d: error %d, writer %d\n", kind, outcome / 16,
            outcome % 16);
    exit(1);
  }
}

static inline void meet_obstacle(const struct obstacle *o, int kind) {
  open_maps();
  if (kind & LIVE)
    go_live();
  if (kind & LATER)
    assert(try_set(three) == 0);
  if (!(kind & AT_START))
    o->put();
  int err = try_set(two);
  check_outcome(o, kind, err);
  try_set(err ? two : three);
  if (o->remove) {
    o->remove();
    assert(try_set(static_call_get(one) == two ? three : two) == 0);
    assert(try_set(one) == 0);
  }
}

static inline void run_case(const struct obstacle *o, int kind, char **argv) {
  char digit[2] = {(char)('0' + kind), 0};
  char *args[] = {argv[0], digit, NULL};
  pid_t child = fork();
  assert(child >= 0);
  if (!child && kind & AT_START) {
    o->put();
    execv(argv[0], args);
    _exit(99);
  }
  if (!child) {
    meet_obstacle(o, kind);
    _exit(0);
  }
  expect_exit(child, 0);
}

static inline int run_cases(const struct obstacle *o, char **argv) {
  if (argv[1])
    meet_obstacle(o, *argv[1] - '0');
  else
    for (int kind = 0; kind < o->cases && kind < MAX_CASES; kind++)
      run_case(o, kind, argv);
  return 0;
}

static inline void set_limit(int resource, rlim_t value) {
  struct rlimit limit;
  assert(!getrlimit(resource, &limit));
  limit.rlim_cur = value < limit.rlim_max ? value : limit.rlim_max;
  assert(!setrlimit(resource, &limit));
}

#endif
