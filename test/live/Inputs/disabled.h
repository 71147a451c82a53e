/* Functions of each kind of result that can be disabled; each is called with an
 * argument that counts, and tail-called. */
#ifndef DISABLED_H
#define DISABLED_H

#include "live.h"

enum color { RED, GREEN };

static int arguments, calls;
APART static int argument(void) { return ++arguments; }

#define RETURNING(m)                                                           \
  m(int, number, 7) m(bool, truth, true) m(char, letter, 'x')                  \
      m(char *, pointer, (char *)&calls) m(enum color, color, GREEN)           \
          m(unsigned long, word, ~0ul)

#define DEFINE(type, name, value)                                              \
  static type name(int x) {                                                    \
    calls += x > 0;                                                            \
    return value;                                                              \
  }                                                                            \
  APART static type call_##name(void) {                                        \
    type result = __builtin_static_call(name, argument());                     \
    __asm__ volatile("" : "+r"(result)::"memory");                             \
    return result;                                                             \
  }                                                                            \
  APART static type tail_##name(int x) {                                       \
    return __builtin_static_call(name, x);                                     \
  }
RETURNING(DEFINE)

static void nothing(int x) { calls += x > 0; }
APART static void call_nothing(void) {
  __builtin_static_call(nothing, argument());
  __asm__ volatile("" ::: "memory");
}
APART static void tail_nothing(int x) { __builtin_static_call(nothing, x); }

/* The function that disabled sites call. */
static inline uintptr_t get_stub(const char *name) {
  const struct sc_view *view = find_view(name, 0);
  const struct sc_unit *unit = (const struct sc_unit *)follow(&view->unit);
  return follow((view->properties & SC_VIEW_RESULT) == SC_RESULT_ZERO
                    ? &unit->return_zero
                    : &unit->return_nothing);
}

/* Sites of a disabled key: jumps to the stub and, instead of calls, what has
 * the `form`; if that is A_CALL, calls of the stub. Gives the number of jumps.
 */
static inline unsigned expect_disabled(const char *name, enum form form) {
  uintptr_t stub = get_stub(name);
  unsigned jumps = 0;
  assert(count_sites(name) == 2);
  for (unsigned i = 0; i < 2; i++) {
    const unsigned char *site = get_site(name, i);
    assert(is_aligned(site));
    assert(is_jump(site) || is_form(site, form));
    jumps += (unsigned)is_jump(site);
    if (is_branch(site))
      assert(get_destination(site) == enter(site, stub));
  }
  return jumps;
}

/* 14 arguments are evaluated, 7 of them for calls; `made` calls arrive. */
#define EXPECT_RESULT(type, name, value)                                       \
  assert(call_##name() == (is_on ? (value) : (type)0));                        \
  assert(tail_##name(1) == (is_on ? (value) : (type)0));
static inline void expect_results(bool is_on) {
  arguments = calls = 0;
  call_nothing();
  tail_nothing(1);
  RETURNING(EXPECT_RESULT)
  assert(arguments == 7 && calls == (is_on ? 14 : 0));
}

#define SWITCH(type, name, value)                                              \
  assert((is_on ? static_call_reset(name) : static_call_set(name, NULL)) == 0);
static inline void switch_all(bool is_on) {
  SWITCH(void, nothing, 0)
  RETURNING(SWITCH)
}

#endif
