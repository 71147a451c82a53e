/* The Linux port's inside: what linux.c and the text writers share. */
#ifndef STATIC_CALL_LINUX_H
#define STATIC_CALL_LINUX_H

#include "linux_syscall.h"

#include <link.h>

/* A way to write text. Of one unit at a time, in one update: open, any number
 * of writes, publish and writes, close. */
struct sc_writer {
  enum static_call_writer name;
  enum sc_writes live; /* what it may change under running threads */
  bool stores;         /* it stores to memory, at sc_linux()->shift */
  bool other_address;  /* ... not the one that is executed */
  /* Whether it can work for the unit in this process; changes nothing. */
  int (*probe)(const struct sc_unit *unit);
  int (*open)(const struct sc_unit *unit);
  /* NULL where a write is in force at once. */
  int (*publish)(const struct sc_unit *unit);
  int (*close)(const struct sc_unit *unit);
  /* After the last close of an update, or a failed open, gives back what was
   * kept for the way back; or NULL. */
  void (*end)(const struct sc_unit *unit);
};
extern const struct sc_writer sc_flip, sc_swap, sc_proc_mem, sc_alias;

/* How many separate ranges of text page swap leaves, before it swaps all. */
#define SC_MAX_PIECES 8

/* Images of an update behind traps: one for each step, and for each back. */
#define SC_MAX_IMAGES 6

/* In sc_state(unit)->port. */
struct sc_linux {
  const struct sc_writer *writer; /* chosen for the unit; NULL: not yet */
  const struct sc_writer *now;    /* in the update under way */
  intptr_t shift;                 /* from a site to where it is written */
  struct sc_range file;           /* the unit's file, mapped to compare with */
  uint64_t file_offset;           /* of its first byte */
  struct sc_range left_open;      /* flip: could not be closed */
  bool flipped;                   /* flip: the whole text was writable once */
  bool is_open;                   /* close has something to do */
  bool swapped;                   /* swap: all, from first to last site */
  int images[SC_MAX_IMAGES];      /* swap: for the update; the last is next */
  int image_count;                /* swap: how many are left */
  struct sc_range image;          /* swap: what they replace */
  uintptr_t image_forks;          /* swap: sc_forks when they were begun */
  struct sc_range copy;           /* swap: memory for pages that change */
  struct sc_range copied;         /* swap: the text of which it holds a copy */
  int piece_count;
  struct sc_range pieces[SC_MAX_PIECES]; /* swap: what was replaced */
  struct sc_range alias;                 /* alias: the writable view */
  uintptr_t alias_of; /* alias: the text's address at its begin */
  uintptr_t forks;    /* alias: sc_forks when it was made */
  bool alias_valid;   /* alias: it shows the text */
  bool shared;        /* alias: text is mapped shared, also with children */
};
_Static_assert(sizeof(struct sc_linux) <=
                   sizeof(((struct sc_unit_state *)0)->port),
               "the port's part of the unit's state");

static inline struct sc_linux *sc_linux(const struct sc_unit *unit) {
  return (struct sc_linux *)sc_state(unit)->port;
}

/* Chooses by the policy, and by what works, unless that was done: 0, or the
 * first error if nothing does. */
int sc_choose_writer(const struct sc_unit *unit);

bool sc_is_hardened(void);

/* Whether this thread has the lock. */
bool sc_is_locked_here(void);

/* Whether an update has to synchronise even a process with one thread. */
extern bool sc_must_sync;

/* How many times this process, or what it was forked from, was forked. */
extern uintptr_t sc_forks;

uintptr_t sc_page_size(void);

/* The pages that hold `range`. */
static inline struct sc_range sc_pages(struct sc_range range) {
  uintptr_t page = sc_page_size();
  return (struct sc_range){range.begin & ~(page - 1),
                           (range.end + page - 1) & ~(page - 1)};
}

static inline struct sc_range sc_common(struct sc_range a, struct sc_range b) {
  return (struct sc_range){a.begin > b.begin ? a.begin : b.begin,
                           a.end < b.end ? a.end : b.end};
}

static const struct sc_range sc_everywhere = {0, UINTPTR_MAX};

/* From the first to the last byte of any site of the unit. */
struct sc_range sc_text_of_sites(const struct sc_unit *unit);

/* The executable segments of `unit` that hold bytes of `range`, one after the
 * other: start with NULL, ends with NULL. *part: the pages in common. */
const ElfW(Phdr) * sc_next_text(const struct sc_unit *unit,
                                const ElfW(Phdr) * last, struct sc_range range,
                                struct sc_range *part);
int sc_protection_of(const struct sc_unit *unit, const ElfW(Phdr) * segment);
uintptr_t sc_bias_of(const struct sc_unit *unit);

/* Whether mprotect(2) may touch the unit's text, or it was sealed. */
int sc_probe_text(const struct sc_unit *unit);

/* ThreadSanitizer takes text for constant: its shadow of it is mapped
 * read-only, and a store that it watched would crash. */
#define SC_STORES_TEXT __attribute__((__no_sanitize__("thread")))

/* Up to SC_MAX_SITE bytes that lie on one page or on two, with one store. */
void sc_store_bytes(uintptr_t at, const unsigned char *bytes, int size);

/* Writes for a writer that does not store; close and publish tell errors. */
void sc_proc_mem_write(uintptr_t at, const unsigned char *bytes, int size);

/* In the child of a handler that interrupted an update and forked. */
void sc_proc_mem_after_fork(void);

/* Unmap what is kept for the next update. */
void sc_swap_release(const struct sc_unit *unit);
void sc_alias_release(const struct sc_unit *unit);
void sc_image_release(const struct sc_unit *unit);

void sc_alias_release_mark(void);

/* Gives SIGTRAP back. */
void sc_trap_release(void);

/* Waits for handlers that may look at a unit that sc_units lost. */
void sc_trap_await_handlers(void);

/* The loader's object that holds the address, the unit; NULL if none does. */
const struct link_map *sc_object_at(uintptr_t address);
const struct link_map *sc_object_of(const struct sc_unit *unit);

/* Tries to close what flip had to leave open. */
void sc_flip_retry(const struct sc_unit *unit);

/* ---- An image: a memfd that takes the place of text -----------------------
 */

/* Whether images can be made, and the text compared with the unit's file. */
int sc_image_probe(const struct sc_unit *unit);

/* Whether the text in `range` holds what the unit's file does, but for its
 * sites: 0, or -EILSEQ. Where images stand already it was compared before. */
int sc_image_compare(const struct sc_unit *unit, struct sc_range range);

/* Makes a memfd with the text in `range`, at the offset from range.begin. Gives
 * the descriptor. */
int sc_image_create(const struct sc_unit *unit, struct sc_range range);

/* From here on all sites stand in images: the unit's file is not needed. */
void sc_image_note_all(const struct sc_unit *unit);

/* Maps the image over the text in `range`; `flags` are those of mmap(2). */
int sc_image_map(const struct sc_unit *unit, struct sc_range range, int fd,
                 int flags);

#endif
