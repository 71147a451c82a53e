/* One unit of the cube: compiled as the executable E and as the objects A and
 * B. Each defines defaults, targets and named keys, and has callers of all. */
#ifndef CUBE_H
#define CUBE_H

#include "calls.h"
#include <static_call.h>

/* 16 integers and pointers, 10 of them on the stack, and 10 doubles. */
#define PARAMETERS                                                             \
  int a0, double d0, long a1, const char *a2, double d1, short a3,             \
      unsigned a4, float d2, unsigned long a5, void *a6, double d3, char a7,   \
      long a8, double d4, int a9, float d5, const int *a10, long long a11,     \
      double d6, unsigned char a12, double d7, long a13, double d8, int a14,   \
      double d9, const void *a15
#define ARGUMENTS                                                              \
  a0, d0, a1, a2, d1, a3, a4, d2, a5, a6, d3, a7, a8, d4, a9, d5, a10, a11,    \
      d6, a12, d7, a13, d8, a14, d9, a15
typedef long cube_fn(PARAMETERS);

/* Never 0, and another number if one argument is another. */
static inline long mix(long tag, PARAMETERS) {
  const long long integers[] = {
      a0, a1, (long)a2,  a3,  a4,  a5,  (long)a6, a7,
      a8, a9, (long)a10, a11, a12, a13, a14,      (long)a15};
  const double doubles[] = {d0, d1, d2, d3, d4, d5, d6, d7, d8, d9};
  uint64_t sum = (uint64_t)tag, bits;
  for (int i = 0; i < 16; i++)
    sum = (sum ^ (uint64_t)integers[i]) * 0x9e3779b97f4a7c15u + 1;
  for (int i = 0; i < 10; i++) {
    memcpy(&bits, &doubles[i], sizeof bits);
    sum = (sum ^ bits >> 20) * 0x9e3779b97f4a7c15u + 1;
  }
  return (long)((sum ^ sum >> 32) | 1);
}

/* The units, and what they define: a default, two targets, a named key for the
 * default of each unit. */
enum { UNITS = 3, KEYS = 12, TARGETS = 6 };
#define EACH_UNIT(U) U(E) U(A) U(B)
#define EACH_KEY(F, N)                                                         \
  F(E)                                                                         \
  F(A)                                                                         \
  F(B) N(E, E) N(E, A) N(E, B) N(A, E) N(A, A) N(A, B) N(B, E) N(B, A) N(B, B)

/* What a unit knows of a key. */
struct row {
  const char *symbol;
  cube_fn *first, *unchanged, *call, *tail; /* unchanged: the trampoline */
  int (*set)(cube_fn *target);
  int (*reset)(void);
  cube_fn *(*get)(void);
  unsigned sites; /* of this unit */
};
struct unit {
  const char *name;
  const struct row *rows;
  void (*expect)(const char *symbol, unsigned count, const void *target,
                 const void *other);
};

#define DECLARE_UNIT(U)                                                        \
  extern cube_fn f_##U, t1_##U, t2_##U;                                        \
  extern const struct unit unit_##U;
EACH_UNIT(DECLARE_UNIT)
#define NO_FUNCTION(U)
#define DECLARE_NAMED(D, U) DECLARE_STATIC_CALL(n_##D##U, f_##U);
EACH_KEY(NO_FUNCTION, DECLARE_NAMED)

#endif
