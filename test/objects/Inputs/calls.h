/* What the sites of one unit call, read from its table and its text: code of
 * the test's own, compiled into each unit. */
#ifndef CALLS_H
#define CALLS_H

#define _GNU_SOURCE
#include "sites.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>

static inline uintptr_t load(const unsigned char *p) {
  uintptr_t value;
  memcpy(&value, p, sizeof value);
  return value;
}

/* Where `code` leads through indirect jumps, as in veneers and PLT entries. The
 * address of a function may itself be that of a PLT entry of the executable. */
static inline const void *land(const void *code) {
  for (;;) {
    const unsigned char *c = (const unsigned char *)code;
    int32_t displacement;
    c += memcmp(c, "\xf3\x0f\x1e\xfa", 4) ? 0 : 4; /* endbr64 */
    c += *c == 0xf2;                               /* bnd */
    if (c[0] != 0xff || c[1] != 0x25)
      return code;
    memcpy(&displacement, c + 2, sizeof displacement);
    code = (const void *)load(c + 6 + displacement);
  }
}

/* Whether calls of `code` do nothing, or only return 0. */
static inline bool is_stub(const unsigned char *code) {
  code += memcmp(code, "\xf3\x0f\x1e\xfa", 4) ? 0 : 4; /* endbr64 */
  code += memcmp(code, "\x31\xc0", 2) ? 0 : 2;         /* xor eax, eax */
  return *code == 0xc3;
}

/* Whether the bytes are one instruction of 5 bytes that does nothing, or sets
 * eax to 0: nopl; with prefixes, xor eax, eax. */
static inline bool is_inline_nothing(const unsigned char *site) {
  return !memcmp(site, "\x0f\x1f\x44\x00\x00", 5) ||
         !memcmp(site, "\x2e\x2e\x2e\x31\xc0", 5);
}

/* Whether the site is a call or jump of `target`, at once or through indirect
 * jumps; for NULL, whether it does nothing. */
static inline bool does_call(const unsigned char *site, const void *target) {
  const unsigned char *dest;
  if (!target && is_inline_nothing(site))
    return true;
  if (*site != 0xe8 && *site != 0xe9)
    return false;
  dest = (const unsigned char *)get_destination(site);
  return target ? land(dest) == land(target) : is_stub(dest);
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
    bool is_right = does_call(site, target) || does_call(site, other);
    if (!is_right)
      fprintf(stderr, "site %u of %s: %02x %02x %02x %02x %02x\n", i, name,
              site[0], site[1], site[2], site[3], site[4]);
    assert(is_right);
  }
}

static inline void expect_calls(const char *name, unsigned count,
                                const void *target) {
  expect_either(name, count, target, target);
}

#endif
