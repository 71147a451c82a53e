/* The sites, as the compiler makes them. Keys stand two by two on pages of
 * their own, in more pages than page swap replaces at once. */

#include "soak.h"

#define EACH_OF_8(X, K, N)                                                     \
  X(K, N##0)                                                                   \
  X(K, N##1) X(K, N##2) X(K, N##3) X(K, N##4) X(K, N##5) X(K, N##6) X(K, N##7)
#define EACH_ROW(X, K)                                                         \
  EACH_OF_8(X, K, 0)                                                           \
  EACH_OF_8(X, K, 1)                                                           \
  EACH_OF_8(X, K, 2)                                                           \
  EACH_OF_8(X, K, 3)                                                           \
  EACH_OF_8(X, K, 4) EACH_OF_8(X, K, 5) EACH_OF_8(X, K, 6) EACH_OF_8(X, K, 7)
#define EACH_SITE(X, Y)                                                        \
  EACH_ROW(X, 0)                                                               \
  EACH_ROW(X, 1)                                                               \
  EACH_ROW(X, 2)                                                               \
  EACH_ROW(X, 3) EACH_ROW(Y, 4) EACH_ROW(Y, 5) EACH_ROW(Y, 6) EACH_ROW(Y, 7)

#define DECLARE(type, K) type default_##K(int *seen);
DECLARE(int, 0)
DECLARE(int, 1)
DECLARE(int, 2)
DECLARE(int, 3)
DECLARE(void, 4)
DECLARE(void, 5)
DECLARE(void, 6)
DECLARE(void, 7)

#define PLACED(K, N)                                                           \
  __attribute__((noinline, aligned(0##N == 0 && (K) % 2 == 0 ? 32768 : 16)))
/* What follows the call keeps it from becoming a jump. */
#define BEHIND __asm__ volatile("" ::: "memory")

#define INT_SITE(K, N)                                                         \
  PLACED(K, N) static int call_##K##_##N(int *seen) {                          \
    int value = __builtin_static_call(default_##K, seen);                      \
    BEHIND;                                                                    \
    return value;                                                              \
  }                                                                            \
  static int jump_##K##_##N(int *seen) {                                       \
    return __builtin_static_call(default_##K, seen);                           \
  }
#define VOID_SITE(K, N)                                                        \
  PLACED(K, N) static void call_##K##_##N(int *seen) {                         \
    __builtin_static_call(default_##K, seen);                                  \
    BEHIND;                                                                    \
  }                                                                            \
  static void jump_##K##_##N(int *seen) {                                      \
    __builtin_static_call(default_##K, seen);                                  \
  }
EACH_SITE(INT_SITE, VOID_SITE)

#define INT_ENTRY(K, N)                                                        \
  {.get = call_##K##_##N, .key = K}, {.get = jump_##K##_##N, .key = K},
#define VOID_ENTRY(K, N)                                                       \
  {.put = call_##K##_##N, .key = K}, {.put = jump_##K##_##N, .key = K},
const struct site sites[SITES] = {EACH_SITE(INT_ENTRY, VOID_ENTRY)};
