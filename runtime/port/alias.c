/* Alias: the text is a shared mapping of an image, which is mapped a second
 * time, writable, elsewhere. An update is no more than its stores and a
 * synchronisation. Opt-in: whoever finds the alias can change code.
 *
 * After fork(2) parent and child share the image, so neither writes to it any
 * more: before its next update each makes an image of its own. */

#include "linux.h"

/* A page that reads 0 in a child, whoever made it and however; 1 elsewhere. */
static volatile int *fork_mark;

static void set_fork_mark(void) {
  size_t size = sc_page_size();
  if (!fork_mark) {
    uintptr_t at = sc_mmap(0, size, PROT_READ | PROT_WRITE,
                           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (sc_is_error(at))
      return;
    (void)sc_madvise((struct sc_range){at, at + size}, MADV_WIPEONFORK);
    fork_mark = (volatile int *)at;
  }
  *fork_mark = 1;
}

/* Counts a fork that no handler was told of: the aliases of all units are the
 * parent's then. */
static void note_fork(void) {
  if (!fork_mark || *fork_mark)
    return;
  sc_forks++;
  *fork_mark = 1;
}

/* Whether the alias may be written through. */
static bool is_own(const struct sc_linux *l) {
  note_fork();
  return l->alias_valid && l->forks == sc_forks;
}

static void drop_alias(struct sc_linux *l) {
  if (!sc_is_empty(l->alias))
    (void)sc_munmap(l->alias);
  l->alias = (struct sc_range){0, 0};
  l->alias_valid = false;
}

static int map_both(const struct sc_unit *unit, struct sc_range text, int fd) {
  struct sc_linux *l = sc_linux(unit);
  int err = sc_seal(fd, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
  if (err)
    return err;
  uintptr_t at =
      sc_mmap(0, sc_size(text), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (sc_is_error(at))
    return (int)at;
  l->alias = (struct sc_range){at, at + sc_size(text)};
  l->shared = true;
  err = sc_image_map(unit, text, fd, MAP_SHARED);
  if (err)
    drop_alias(l);
  return err;
}

static int make_alias(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range text = sc_pages(sc_text_of_sites(unit));
  uintptr_t forks = sc_forks;
  drop_alias(l);
  int err = sc_image_compare(unit, text);
  int fd = err ? err : sc_image_create(unit, text);
  if (fd < 0)
    return fd;
  /* If a handler forked meanwhile, two processes filled one image. */
  err = forks == sc_forks ? map_both(unit, text, fd) : -EAGAIN;
  sc_close(fd);
  if (err)
    return err;
  set_fork_mark();
  sc_image_note_all(unit);
  l->flipped = false;
  l->piece_count = 0;
  l->alias_of = text.begin;
  l->forks = forks;
  l->alias_valid = true;
  return 0;
}

static int alias_probe(const struct sc_unit *unit) {
  int err = sc_image_probe(unit);
  return err ? err : sc_image_compare(unit, sc_pages(sc_text_of_sites(unit)));
}

void sc_alias_release(const struct sc_unit *unit) {
  drop_alias(sc_linux(unit));
}

void sc_alias_release_mark(void) {
  if (fork_mark)
    (void)sc_munmap((struct sc_range){(uintptr_t)fork_mark,
                                      (uintptr_t)fork_mark + sc_page_size()});
  fork_mark = NULL;
}

static int alias_open(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  int err = is_own(l) ? 0 : make_alias(unit);
  l->shift = (intptr_t)(l->alias.begin - l->alias_of);
  return err;
}

static int alias_close(const struct sc_unit *unit) {
  (void)unit;
  return 0;
}

const struct sc_writer sc_alias = {
    .name = STATIC_CALL_WRITER_ALIAS,
    .live = SC_WRITES_WORDS,
    .stores = true,
    .other_address = true,
    .probe = alias_probe,
    .open = alias_open,
    .close = alias_close,
};
