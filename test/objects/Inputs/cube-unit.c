/* -DUNIT=E, A or B */
#include "cube.h"

#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
#define STRING_(a) #a
#define STRING(a) STRING_(a)
#define APART __attribute__((noinline)) static

#define TAG(n) ((long)sizeof(int[n]) * 1000 + STRING(UNIT)[0])
APART long apart(long tag, PARAMETERS) { return mix(tag, ARGUMENTS); }
long PASTE(f_, UNIT)(PARAMETERS) { return apart(TAG(1), ARGUMENTS); }
long PASTE(t1_, UNIT)(PARAMETERS) { return apart(TAG(2), ARGUMENTS); }
long PASTE(t2_, UNIT)(PARAMETERS) { return apart(TAG(3), ARGUMENTS); }

#define DEFINE_NAMED(U) DEFINE_STATIC_CALL(PASTE(PASTE(n_, UNIT), U), f_##U);
EACH_UNIT(DEFINE_NAMED)

/* A call, a tail call; set, reset, get. */
#define ACCESS_FUNCTION(U)                                                     \
  APART long call_##U(PARAMETERS) {                                            \
    return ~__builtin_static_call(f_##U, ARGUMENTS);                           \
  }                                                                            \
  APART long tail_##U(PARAMETERS) {                                            \
    return __builtin_static_call(f_##U, ARGUMENTS);                            \
  }                                                                            \
  APART int set_##U(cube_fn *t) { return static_call_set(f_##U, t); }          \
  APART int reset_##U(void) { return static_call_reset(f_##U); }               \
  APART cube_fn *get_##U(void) { return static_call_get(f_##U); }
#define ACCESS_NAMED(D, U)                                                     \
  APART long call_##D##U(PARAMETERS) {                                         \
    return ~static_call(n_##D##U)(ARGUMENTS);                                  \
  }                                                                            \
  APART long tail_##D##U(PARAMETERS) {                                         \
    return static_call(n_##D##U)(ARGUMENTS);                                   \
  }                                                                            \
  APART int set_##D##U(cube_fn *t) { return static_call_update(n_##D##U, t); } \
  APART int reset_##D##U(void) { return static_call_update(n_##D##U, f_##U); } \
  APART cube_fn *get_##D##U(void) { return static_call_query(n_##D##U); }
EACH_KEY(ACCESS_FUNCTION, ACCESS_NAMED)

#define IS_HERE(D) (STRING(UNIT)[0] == #D[0])
#define ROW_FUNCTION(U)                                                        \
  {"f_" #U, f_##U, f_##U, call_##U, tail_##U, set_##U, reset_##U, get_##U, 2},
#define ROW_NAMED(D, U)                                                        \
  {"__SCT__n_" #D #U, f_##U,      static_call(n_##D##U), call_##D##U,          \
   tail_##D##U,       set_##D##U, reset_##D##U,          get_##D##U,           \
   2 + IS_HERE(D)}, /* the trampoline is a site */
static const struct row rows[] = {EACH_KEY(ROW_FUNCTION, ROW_NAMED)};
const struct unit PASTE(unit_, UNIT) = {STRING(UNIT), rows, expect_either};
