/* Page swap: pages are replaced by an image that holds the new calls. No page
 * is ever writable and executable, and no store reaches code that is executed.
 * An image that was mapped is never written again: a child of fork(2) may have
 * it mapped too.
 *
 * Why any instruction may become any other so. Between the old page and the new
 * one there is none: mmap(2) takes the old mapping away, also out of the
 * processors' tables of translations. A processor that fetches then meets a
 * fault, and begins the instruction again behind it. One that had fetched a
 * part of the instruction before fetched all of it, if that lies in one aligned
 * word. (That is how processors are made. By the Arm ARM, "Concurrent
 * modification and execution of instructions", a new mapping is held to the
 * rules of a store.)
 *
 * A mapping for every update would pile up. After SC_MAX_PIECES separate ranges
 * of text all of it is replaced at once, from the first site to the last. */

#include "linux.h"

#include <string.h>

enum { SMALL = 16 /* pages: copied rather than split */ };

static bool is_inside(struct sc_range inner, struct sc_range outer) {
  return inner.begin >= outer.begin && inner.end <= outer.end;
}

static bool is_small(struct sc_range range) {
  return sc_size(range) <= SMALL * sc_page_size();
}

/* What to replace for an update of `dirty`. */
static struct sc_range choose_range(const struct sc_unit *unit,
                                    struct sc_range dirty) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range hull = sc_pages(sc_text_of_sites(unit));
  for (int i = 0; i < l->piece_count; i++)
    if (is_inside(dirty, l->pieces[i]) && is_small(l->pieces[i]))
      return l->pieces[i];
  return is_small(hull) || l->piece_count == SC_MAX_PIECES ? hull : dirty;
}

/* Remembers that `range` was replaced. */
static void note_piece(const struct sc_unit *unit, struct sc_range range) {
  struct sc_linux *l = sc_linux(unit);
  int kept = 0;
  for (int i = 0; i < l->piece_count; i++)
    if (!is_inside(l->pieces[i], range))
      l->pieces[kept++] = l->pieces[i];
  l->piece_count = kept;
  if (is_inside(sc_pages(sc_text_of_sites(unit)), range)) {
    sc_image_note_all(unit);
    l->shared = false;
    if (!is_small(range))
      return; /* what follows stands on top of it */
  }
  l->pieces[l->piece_count++] = range;
}

/* ---- The pages that change ----------------------------------------------
 *
 * They are prepared in memory and written to the image at the end, at once: a
 * batch may come back to a page for each of its keys. What is mapped for them
 * is kept, so that an update maps no more than its image. */

enum { KEPT = 256 /* pages */ };

static unsigned char own_copy[65536] __attribute__((__aligned__(4096)));
static const struct sc_unit *own_copy_taken_by;

static bool is_own_copy(const struct sc_linux *l) {
  return l->copy.begin == (uintptr_t)own_copy;
}

static void drop_copy(struct sc_linux *l) {
  if (is_own_copy(l))
    own_copy_taken_by = NULL;
  else if (!sc_is_empty(l->copy))
    (void)sc_munmap(l->copy);
  l->copy = (struct sc_range){0, 0};
}

static int take_copy(const struct sc_unit *unit, size_t size) {
  struct sc_linux *l = sc_linux(unit);
  if (!sc_is_empty(l->copy) && sc_size(l->copy) >= size)
    return 0;
  drop_copy(l);
  if (size <= sizeof own_copy && !own_copy_taken_by) {
    own_copy_taken_by = unit;
    l->copy = (struct sc_range){(uintptr_t)own_copy,
                                (uintptr_t)own_copy + sizeof own_copy};
    return 0;
  }
  uintptr_t at = sc_mmap(0, size, PROT_READ | PROT_WRITE,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
  if (sc_is_error(at))
    return (int)at;
  l->copy = (struct sc_range){at, at + size};
  return 0;
}

static int make_copy(const struct sc_unit *unit, struct sc_range dirty) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range part;
  int err = take_copy(unit, sc_size(dirty));
  if (err)
    return err;
  l->copied = dirty;
  l->shift = (intptr_t)(l->copy.begin - dirty.begin);
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, dirty, &part); p;
       p = sc_next_text(unit, p, dirty, &part))
    memcpy((void *)(part.begin + (uintptr_t)l->shift), (const void *)part.begin,
           sc_size(part));
  return 0;
}

static int write_copy(const struct sc_unit *unit, int fd) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range part;
  int err = 0;
  for (const ElfW(Phdr) *p = sc_next_text(unit, NULL, l->copied, &part);
       p && !err; p = sc_next_text(unit, p, l->copied, &part))
    err = sc_pwrite(fd, (const void *)(part.begin + (uintptr_t)l->shift),
                    sc_size(part), part.begin - l->image.begin);
  return err;
}

/* ---- Images ----------------------------------------------------------------
 *
 * All that an update may need are made before it changes anything: behind traps
 * it has to be able to go on, or back. */

static void swap_end(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  while (l->image_count)
    sc_close(l->images[--l->image_count]);
}

static int make_images(const struct sc_unit *unit, struct sc_range range) {
  struct sc_linux *l = sc_linux(unit);
  int count = sc_state(unit)->trapped ? SC_MAX_IMAGES : 1;
  int err = sc_image_compare(unit, range);
  l->image = range;
  l->image_forks = sc_forks;
  while (!err && l->image_count < count) {
    int fd = sc_image_create(unit, range);
    if (fd < 0)
      err = fd;
    else
      l->images[l->image_count++] = fd;
  }
  if (err)
    swap_end(unit);
  return err;
}

static int swap_open(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  struct sc_range dirty = sc_pages(sc_state(unit)->dirty);
  int err = 0;
  /* On the way back there are images left, with the text as it was. */
  if (!l->image_count || !is_inside(dirty, l->image)) {
    swap_end(unit);
    err = make_images(unit, choose_range(unit, dirty));
  }
  if (!err)
    err = make_copy(unit, dirty);
  if (err)
    swap_end(unit);
  return err;
}

static int seal_and_map(const struct sc_unit *unit, int fd) {
  struct sc_linux *l = sc_linux(unit);
  int err = write_copy(unit, fd);
  if (!err)
    err = sc_seal(fd, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
  /* A handler may have forked meanwhile: two processes filled one image. */
  if (!err && l->image_forks != sc_forks)
    err = -EAGAIN;
  return err ? err : sc_image_map(unit, l->image, fd, MAP_PRIVATE);
}

/* Puts an image in the place of the text. */
static int put_image(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  if (!l->image_count)
    return -EIO;
  int fd = l->images[--l->image_count];
  int err = seal_and_map(unit, fd);
  sc_close(fd);
  if (err)
    return err;
  note_piece(unit, l->image);
  l->flipped = false;     /* the new mapping never was writable */
  l->alias_valid = false; /* nor is it what the alias shows */
  return 0;
}

static int swap_close(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  int err = put_image(unit);
  if (is_own_copy(l) || sc_size(l->copy) > KEPT * sc_page_size())
    drop_copy(l);
  return err;
}

void sc_swap_release(const struct sc_unit *unit) { drop_copy(sc_linux(unit)); }

const struct sc_writer sc_swap = {
    .name = STATIC_CALL_WRITER_SWAP,
    .live = SC_WRITES_ANYTHING,
    .stores = true,
    .probe = sc_image_probe,
    .open = swap_open,
    .publish = put_image,
    .close = swap_close,
    .end = swap_end,
};
