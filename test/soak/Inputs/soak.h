/* The soak: threads call through many sites of a few keys while other threads
 * update these keys, and each call is judged.
 *
 *   soak.c            the threads, the counts, the state in the end
 *   judge.c           which results are legal at which moment
 *   keys.c            the keys, and their targets
 *   aligned.c         the sites, as the compiler makes them; or
 *   unaligned.S       at all offsets of a cache line, by hand
 *   field.S           targets that no torn call reaches */
#ifndef SOAK_H
#define SOAK_H

#include <static_call.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdnoreturn.h>

/* Keys 0 to 3 return an int, keys 4 to 7 nothing: they store. */
enum { KEYS = 8, INT_KEYS = 4, ROWS = 64, SITES_OF_KEY = 2 * ROWS };
enum { SITES = KEYS * SITES_OF_KEY };

enum target { DEFAULT, NEAR_1, NEAR_2, FAR, NONE, TARGETS };

/* What a call gives. 0 without target, otherwise different for all targets of
 * all keys. */
static inline unsigned value_of(unsigned key, enum target target) {
  return target == NONE ? 0 : key * 8 + (unsigned)target + 1;
}

/* ---- aligned.c, unaligned.S --------------------------------------------- */

/* A function with one site. */
struct site {
  union {
    int (*get)(int *seen);
    void (*put)(int *seen);
  };
  unsigned long key;
};
extern const struct site sites[SITES];

/* ---- keys.c ------------------------------------------------------------- */

void make_targets(void);
int set_key(unsigned key, enum target target);
void add_key(struct static_call_batch *batch, unsigned key, enum target target);

/* Targets of all keys are as given: static_call_get, and every byte. */
void check_keys(const enum target *targets);

/* ---- judge.c ------------------------------------------------------------ */

/* What one calling thread has done. */
struct caller {
  _Atomic uint64_t passes; /* over all sites */
  uint64_t exact;          /* calls that no update of their key overlapped */
};

noreturn void fail(const char *message, unsigned key, unsigned value);

/* Around an update: the key's calls may reach the old and the new target; and
 * only the new one. One thread at a time for each key. */
void announce(unsigned key, enum target target);
void publish(unsigned key);

void call_all_sites(struct caller *c);

#endif
