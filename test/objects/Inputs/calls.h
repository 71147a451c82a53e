/* What the sites of one unit call, read from its table and its text: code of
 * the test's own, compiled into each unit. */
#ifndef CALLS_H
#define CALLS_H

#define _GNU_SOURCE
#include "sites.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>

static inline uintptr_t load(uintptr_t at) {
  uintptr_t value;
  memcpy(&value, (const void *)at, sizeof value);
  return value;
}

/* land: where code leads through indirect jumps, as in veneers and PLT entries.
 * The address of a function may itself be that of a PLT entry of the
 * executable. is_stub: whether calls of code do nothing, or only return 0. */
#if defined(__x86_64__) || defined(__i386__)
#include "land-x86.h"
#elif defined(__aarch64__)
#include "land-aarch64.h"
#elif defined(__arm__)
#include "land-arm.h"
#endif

/* Whether the site is a call or jump of `target`, at once or through indirect
 * jumps; for NULL, whether it does nothing. */
static inline bool does_call(const unsigned char *site, const void *target) {
  uintptr_t dest;
  switch (decode(site, &dest)) {
  case A_CALL:
  case A_JUMP:
    return target ? land(dest) == land((uintptr_t)target) : is_stub(land(dest));
  case A_NOP:
  case A_ZERO:
    return !target;
  default:
    return false;
  }
}

/* This unit has `count` sites of `name`, and each calls one of two targets. */
static inline void expect_either(const char *name, unsigned count,
                                 const void *target, const void *other) {
  unsigned found = count_sites(name);
  if (found != count)
    fprintf(stderr, "%u sites of %s, not %u\n", found, name, count);
  assert(found == count);
  for (unsigned i = 0; i < count; i++) {
    const unsigned char *site = get_site(name, i);
    uintptr_t dest;
    bool is_right = does_call(site, target) || does_call(site, other);
    if (!is_right)
      fprintf(stderr, "site %u of %s: form %d, to %p\n", i, name,
              (int)decode(site, &dest), (void *)dest);
    assert(is_right);
  }
}

static inline void expect_calls(const char *name, unsigned count,
                                const void *target) {
  expect_either(name, count, target, target);
}

#endif
