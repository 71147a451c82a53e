/* mprotect flip: text is made writable for the time of one update, and stays
 * executable meanwhile: this code may itself stand in it, and other threads
 * execute it.
 *
 * The first update of a unit flips its whole text: a private mapping that was
 * writable once is accounted for good, and does not merge with one that was
 * not, so that flipping page by page would leave a mapping per page. */

#include "linux.h"

/* Gives the text in `range` its own protection plus `more`. *failed: the part
 * at which that failed first; more is not opened behind it. */
static int flip_protect(const struct sc_unit *unit, struct sc_range range,
                        int more, struct sc_range *failed) {
  struct sc_range part;
  int first = 0;
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, range, &part); p;
       p = sc_next_text(unit, p, range, &part)) {
    if (p->p_flags & PF_W)
      continue;
    int err = sc_mprotect(part, sc_protection_of(unit, p) | more);
    if (err && !first) {
      first = err;
      *failed = part;
    }
    if (err && more)
      break;
  }
  return first;
}

/* From the first to the last page of text in `range`. */
static struct sc_range text_in(const struct sc_unit *unit,
                               struct sc_range range) {
  struct sc_range part, all = SC_NOWHERE;
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, range, &part); p;
       p = sc_next_text(unit, p, range, &part))
    all = sc_widen(all, part);
  return all;
}

/* A page that is writable and stays executable, as text will be: PR_SET_MDWE,
 * seccomp filters and SELinux refuse one as they refuse the other. */
static int probe_scratch(void) {
  size_t size = sc_page_size();
  uintptr_t at = sc_mmap(0, size, PROT_READ | PROT_EXEC,
                         MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (sc_is_error(at))
    return (int)at;
  struct sc_range page = {at, at + size};
  int err = sc_mprotect(page, PROT_READ | PROT_WRITE | PROT_EXEC);
  if (!err)
    err = sc_mprotect(page, PROT_READ | PROT_EXEC);
  int unmapped = sc_munmap(page);
  return err ? err : unmapped;
}

static int flip_probe(const struct sc_unit *unit) {
  if (sc_get_mdwe() > 0)
    return -EACCES;
  if (sc_linux(unit)->shared)
    return -EBUSY; /* a store would reach parents and children */
  int err = probe_scratch();
  return err ? err : sc_probe_text(unit);
}

/* What an update opens and closes. */
static struct sc_range opened_range(const struct sc_unit *unit) {
  return sc_linux(unit)->flipped ? sc_state(unit)->dirty : sc_everywhere;
}

static int protect_again(const struct sc_unit *unit, struct sc_range range) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range failed;
  int err = flip_protect(unit, range, 0, &failed);
  l->left_open = err ? text_in(unit, range) : (struct sc_range){0, 0};
  return err;
}

/* Closes what was opened of `range` before `failed` could not be, with `err`. A
 * part that may not even be closed never was opened, unless it was memory that
 * lacked. */
static void close_opened(const struct sc_unit *unit, struct sc_range range,
                         struct sc_range failed, int err) {
  struct sc_range before = {range.begin, failed.begin}, part;
  int closed = flip_protect(unit, failed, 0, &part);
  if (closed && (closed != err || err == -ENOMEM))
    before.end = failed.end;
  if (!sc_is_empty(sc_linux(unit)->left_open))
    before = sc_everywhere;
  (void)protect_again(unit, before);
}

static int flip_open(const struct sc_unit *unit) {
  struct sc_range range = opened_range(unit), failed;
  int err = flip_protect(unit, range, PROT_READ | PROT_WRITE, &failed);
  sc_linux(unit)->shift = 0;
  if (err)
    close_opened(unit, range, failed, err);
  return err;
}

static int flip_close(const struct sc_unit *unit) {
  int err = protect_again(unit, opened_range(unit));
  sc_linux(unit)->flipped = !err;
  return err;
}

void sc_flip_retry(const struct sc_unit *unit) {
  struct sc_range left = sc_linux(unit)->left_open;
  if (!sc_is_empty(left))
    (void)protect_again(unit, left);
}

const struct sc_writer sc_flip = {
    .name = STATIC_CALL_WRITER_FLIP,
    .live = SC_WRITES_WORDS,
    .stores = true,
    .probe = flip_probe,
    .open = flip_open,
    .close = flip_close,
};
