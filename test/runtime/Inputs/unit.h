/* A unit built by hand: one key, up to 4 sites, text of its own pages with
 * nothing mapped behind it. */
#ifndef UNIT_H
#define UNIT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "internal.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define CHECK(condition)                                                       \
  ((condition) ? (void)0                                                       \
               : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__,   \
                          #condition),                                         \
                  exit(1)))

enum { PAGE = 4096, TEXT_PAGES = 2, SITES = 4 };

struct unit {
  ElfW(Ehdr) image;
  ElfW(Phdr) segments[2];
  struct sc_unit header;
  struct sc_view view;
  sc_record records[SITES];
  struct static_call_key key;
  __static_call_fn slot;
  _Alignas(16) char state[SC_UNIT_STATE_SIZE];
  unsigned char *text;
};

static inline int32_t offset_to(const int32_t *field, const void *to) {
  return (int32_t)((const char *)to - (const char *)field);
}

/* In bit 0 of the addresses of code. */
#ifdef __thumb__
enum { STATE = 1 };
#else
enum { STATE = 0 };
#endif

static inline uintptr_t code_at(const unsigned char *code) {
  return (uintptr_t)code | STATE;
}

/* The address that `n` bytes into the text stands for a function there. */
static inline __static_call_fn function_at(const struct unit *u, size_t n) {
  return (__static_call_fn)code_at(u->text + n);
}

static inline void protect_text(struct unit *u, int protection) {
  CHECK(!mprotect(u->text, TEXT_PAGES * PAGE, protection));
}

/* Text holds int3, a default at 0, a veneer at 16, stubs at 32 and 48. Slots
 * and keys have no pages of their own. */
static inline struct unit *make_unit(void) {
  char *base = mmap(NULL, (2 + TEXT_PAGES) * PAGE, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(base != MAP_FAILED);
  CHECK(!mprotect(base + (1 + TEXT_PAGES) * PAGE, PAGE, PROT_NONE));
  struct unit *u = (struct unit *)base;
  u->text = (unsigned char *)base + PAGE;
  memset(u->text, 0xcc, TEXT_PAGES * PAGE);
  u->image.e_phoff = offsetof(struct unit, segments);
  u->image.e_phnum = 2;
  u->segments[0] =
      (ElfW(Phdr)){.p_type = PT_LOAD, .p_flags = PF_R | PF_W, .p_memsz = PAGE};
  u->segments[1] = (ElfW(Phdr)){.p_type = PT_LOAD,
                                .p_flags = PF_R | PF_X,
                                .p_offset = PAGE,
                                .p_vaddr = PAGE,
                                .p_memsz = TEXT_PAGES * PAGE};
  u->header.version = SC_FORMAT_VERSION;
  u->header.image = offset_to(&u->header.image, &u->image);
  u->header.state = offset_to(&u->header.state, u->state);
  u->header.views_begin = offset_to(&u->header.views_begin, &u->view);
  u->header.views_end = offset_to(&u->header.views_end, &u->view + 1);
  u->header.sites_begin = offset_to(&u->header.sites_begin, u->records);
  u->header.sites_end = offset_to(&u->header.sites_end, u->records);
  u->header.return_nothing =
      offset_to(&u->header.return_nothing, u->text + 32 + STATE);
  u->header.return_zero =
      offset_to(&u->header.return_zero, u->text + 48 + STATE);
  u->header.definitions_begin = offset_to(&u->header.definitions_begin, u);
  u->header.definitions_end = offset_to(&u->header.definitions_end, u);
  u->view.name = offset_to(&u->view.name, "");
  u->header.slots_begin = offset_to(&u->header.slots_begin, u);
  u->header.slots_end = offset_to(&u->header.slots_end, u);
  u->header.keys_begin = offset_to(&u->header.keys_begin, u);
  u->header.keys_end = offset_to(&u->header.keys_end, u);
  u->view.unit = offset_to(&u->view.unit, &u->header);
  u->view.key = offset_to(&u->view.key, &u->key);
  u->view.begin = offset_to(&u->view.begin, u->records);
  u->view.end = offset_to(&u->view.end, u->records);
  u->view.veneer = offset_to(&u->view.veneer, u->text + 16 + STATE);
  u->view.slot = offset_to(&u->view.slot, &u->slot);
  u->view.properties = SC_RESULT_NOTHING;
  u->key.view = offset_to(&u->key.view, &u->view);
  u->key.deflt = u->slot = function_at(u, 0);
  sc_meet_key(&u->key);
  protect_text(u, PROT_READ | PROT_EXEC);
  return u;
}

/* Puts a branch to the default at `n` bytes into the text, and a record for
 * it. */
static inline unsigned char *add_branch(struct unit *u, enum sc_form form,
                                        size_t n) {
  unsigned char *site = u->text + n;
  protect_text(u, PROT_READ | PROT_WRITE);
  CHECK(sc_arch_encode(site, form, code_at(site), (uintptr_t)u->key.deflt) ==
        sc_arch_size());
  protect_text(u, PROT_READ | PROT_EXEC);
  sc_record *r = (sc_record *)sc_at(&u->view.end);
  *r = offset_to(r, site + STATE);
  u->view.end += (int32_t)sizeof *r;
  u->header.sites_end += (int32_t)sizeof *r;
  return site;
}

static inline unsigned char *add_site(struct unit *u, size_t n) {
  return add_branch(u, SC_CALL, n);
}

static inline unsigned char *add_jump(struct unit *u, size_t n) {
  return add_branch(u, SC_JUMP, n);
}

/* Whether any of the `size` bytes is mapped writable. */
static inline bool is_writable(const void *bytes, size_t size) {
  char line[256], permissions[5] = "";
  bool writable = false;
  FILE *maps = fopen("/proc/self/maps", "r");
  CHECK(maps);
  while (fgets(line, sizeof line, maps)) {
    unsigned long begin, end;
    CHECK(sscanf(line, "%lx-%lx %4s", &begin, &end, permissions) == 3);
    if (begin < (uintptr_t)bytes + size && end > (uintptr_t)bytes)
      writable |= strchr(permissions, 'w') != NULL;
  }
  fclose(maps);
  return writable;
}

static inline uintptr_t destination(const unsigned char *site) {
  uint64_t dest = 0;
  CHECK(sc_arch_decode(site, code_at(site), &dest) > 0);
  return (uintptr_t)dest;
}

#endif
