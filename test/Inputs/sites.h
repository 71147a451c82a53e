/* What a test sees of its program's static calls: read from the table and from
 * the text, by code of its own, not from the runtime. */
#ifndef SITES_H
#define SITES_H

#include "StaticCallFormat.h"

#include <assert.h>
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HIDDEN_BYTES(name, symbol)                                             \
  extern const char name[] __asm__(symbol) __attribute__((visibility("hidde"   \
                                                                     "n")))
#ifdef __cplusplus
extern "C" {
#endif
HIDDEN_BYTES(views_begin, SC_VIEWS_BEGIN);
HIDDEN_BYTES(views_end, SC_VIEWS_END);
extern const ElfW(Ehdr) __ehdr_start __attribute__((visibility("hidden")));
#ifdef __cplusplus
}
#endif

#undef assert
#define assert(condition)                                                      \
  ((condition) ? (void)0                                                       \
               : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__,   \
                          #condition),                                         \
                  exit(1)))

/* Twice as wide as a register. */
#ifdef __SIZEOF_INT128__
typedef __int128 wide_int;
#else
typedef long long wide_int;
#endif
enum { WORD_BITS = 8 * sizeof(void *) };

/* How the family's instructions look: decode, by code of the test's own.
 * Whether a call becomes a nop and back, and text is replaced, under running
 * threads and the default policy; whether the compiler surely makes tail calls;
 * and whether units are out of each other's reach (under an emulator they are
 * not).
 */
enum form { A_STRANGER, A_CALL, A_JUMP, A_NOP, A_ZERO };
#if defined(__x86_64__) || defined(__i386__)
#include "code-x86.h"
#elif defined(__aarch64__)
#include "code-aarch64.h"
#elif defined(__arm__)
#include "code-arm.h"
#endif

static inline uintptr_t follow(const int32_t *field) {
  return (uintptr_t)field + (uintptr_t)(intptr_t)*field;
}

/* The view of the one key whose default is `name`; of the `nth` where internal
 * functions share it. */
static inline const struct sc_view *find_view(const char *name, unsigned nth) {
  const struct sc_view *v = (const struct sc_view *)(const void *)views_begin;
  for (; v < (const struct sc_view *)views_end; v++)
    if (!strcmp((const char *)follow(&v->name), name) && !nth--)
      return v;
  fprintf(stderr, "no key %s\n", name);
  exit(1);
}

static inline unsigned count_sites(const char *name) {
  const struct sc_view *v = find_view(name, 0);
  return (unsigned)((follow(&v->end) - follow(&v->begin)) / sizeof(sc_record));
}

/* The address of the instruction's first byte; of a Thumb site, plus 1: code_of
 * gives the bytes. */
static inline unsigned char *get_site(const char *name, unsigned i) {
  return (unsigned char *)follow(
      (const sc_record *)follow(&find_view(name, 0)->begin) + i);
}

static inline uintptr_t get_destination(const unsigned char *site) {
  uintptr_t dest;
  decode(site, &dest);
  return dest;
}

static inline int is_form(const unsigned char *site, enum form form) {
  uintptr_t dest;
  return decode(site, &dest) == form;
}

static inline int is_jump(const unsigned char *site) {
  return is_form(site, A_JUMP);
}

static inline int is_branch(const unsigned char *site) {
  return is_form(site, A_CALL) || is_jump(site);
}

/* Every site of `name` is a call or jump to `dest` (0: to anything), and as its
 * alignment has to be. Gives the number of jumps. */
static inline unsigned expect_sites(const char *name, unsigned count,
                                    const void *dest) {
  unsigned jumps = 0;
  assert(count_sites(name) == count);
  for (unsigned i = 0; i < count; i++) {
    const unsigned char *site = get_site(name, i);
    assert(is_branch(site));
    assert(is_aligned(site));
    assert(!dest || get_destination(site) == (uintptr_t)dest);
    jumps += (unsigned)is_jump(site);
  }
  return jumps;
}

static inline const void *get_veneer(const char *name) {
  return (const void *)follow(&find_view(name, 0)->veneer);
}

static inline int is_far(const unsigned char *site, const void *target) {
  return UNITS_ARE_FAR || !reaches(site, (uintptr_t)target);
}

/* Every site of `name` goes to the veneer, whose target is in another unit; or
 * there at once, if it can. Gives the number of jumps. */
static inline unsigned expect_far_sites(const char *name, unsigned count,
                                        const void *target) {
  for (unsigned i = 0; i < count_sites(name); i++) {
    const unsigned char *site = get_site(name, i);
    uintptr_t veneer = (uintptr_t)get_veneer(name);
    assert(get_destination(site) ==
           (is_far(site, target) ? enter(site, veneer) : (uintptr_t)target));
  }
  return expect_sites(name, count, 0);
}

/* A copy of the unit's executable segments, to compare with later. */
struct text {
  struct {
    unsigned char *address, *copy;
    size_t size;
  } segments[8];
  unsigned count;
};

static inline struct text copy_text(void) {
  struct text t;
  const ElfW(Phdr) *p =
      (const ElfW(Phdr) *)((const char *)&__ehdr_start + __ehdr_start.e_phoff);
  uintptr_t bias = 0;
  t.count = 0;
  for (int i = 0; i < __ehdr_start.e_phnum; i++)
    if (p[i].p_type == PT_LOAD && p[i].p_offset == 0)
      bias = (uintptr_t)&__ehdr_start - p[i].p_vaddr;
  for (int i = 0; i < __ehdr_start.e_phnum; i++) {
    if (p[i].p_type != PT_LOAD || !(p[i].p_flags & PF_X))
      continue;
    assert(t.count < 8);
    t.segments[t.count].address = (unsigned char *)(bias + p[i].p_vaddr);
    t.segments[t.count].size = p[i].p_memsz;
    t.segments[t.count].copy = (unsigned char *)malloc(p[i].p_memsz);
    memcpy(t.segments[t.count].copy, t.segments[t.count].address, p[i].p_memsz);
    t.count++;
  }
  assert(t.count > 0);
  return t;
}

static inline void free_text(struct text *t) {
  while (t->count)
    free(t->segments[--t->count].copy);
}

static inline int is_displacement_of(const char *name,
                                     const unsigned char *byte) {
  for (unsigned i = 0; i < count_sites(name); i++) {
    const unsigned char *site = code_of(get_site(name, i));
    if (byte >= site + FIRST_CHANGED && byte < site + SITE_SIZE)
      return 1;
  }
  return 0;
}

/* Since `t` was copied only displacements of sites of `name` changed; of no
 * site if it is null. Gives the number of bytes that differ. */
static inline unsigned count_changes(const struct text *t, const char *name) {
  unsigned changed = 0;
  for (unsigned s = 0; s < t->count; s++)
    for (size_t i = 0; i < t->segments[s].size; i++) {
      const unsigned char *byte = t->segments[s].address + i;
      if (*byte == t->segments[s].copy[i])
        continue;
      assert(name && is_displacement_of(name, byte));
      changed++;
    }
  return changed;
}

/* The executable mappings of the process; none is writable. */
static inline unsigned count_text_mappings(void) {
  char line[4096];
  unsigned count = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  assert(maps);
  while (fgets(line, sizeof line, maps)) {
    char permissions[8] = "";
    sscanf(line, "%*s %7s", permissions);
    assert(!(strchr(permissions, 'w') && strchr(permissions, 'x')));
    count += strchr(permissions, 'x') != NULL;
  }
  fclose(maps);
  return count;
}

#endif
