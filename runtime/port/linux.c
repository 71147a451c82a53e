/* Linux: text is made writable with mprotect(2), for the time of one update.
 *
 * It stays executable meanwhile, since this code may itself stand in it. The
 * first update of a unit flips its whole text: a private mapping that was
 * writable once is accounted for good, and one that is not does not merge with
 * one that is, so that flipping page by page would leave a mapping per page. */

#define _GNU_SOURCE
#include "internal.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdatomic.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/single_threaded.h>

static atomic_flag busy = ATOMIC_FLAG_INIT;

int sc_port_begin(void) {
  static bool threads;
  threads |= !__libc_single_threaded;
  if (threads)
    return -EBUSY;
  return atomic_flag_test_and_set(&busy) ? -EDEADLK : 0;
}

void sc_port_end(void) { atomic_flag_clear(&busy); }

/* ---- The unit's segments ------------------------------------------------ */

struct segments {
  const ElfW(Phdr) * first, *end;
  uintptr_t bias; /* run-time address minus that of the program header */
};

static struct segments segments_of(const struct sc_unit *unit) {
  const ElfW(Ehdr) *image = (const ElfW(Ehdr) *)sc_at(&unit->image);
  const ElfW(Phdr) *first =
      (const ElfW(Phdr) *)((const char *)image + image->e_phoff);
  struct segments s = {first, first + image->e_phnum, 0};
  for (const ElfW(Phdr) *p = s.first; p < s.end; p++)
    if (p->p_type == PT_LOAD && p->p_offset == 0)
      s.bias = (uintptr_t)image - p->p_vaddr;
  return s;
}

static bool is_executable(const ElfW(Phdr) * p) {
  return p->p_type == PT_LOAD && (p->p_flags & PF_X);
}

struct sc_range sc_port_text(const struct sc_unit *unit, uintptr_t address) {
  struct segments s = segments_of(unit);
  for (const ElfW(Phdr) *p = s.first; p < s.end; p++) {
    uintptr_t begin = s.bias + p->p_vaddr;
    if (is_executable(p) && address - begin < p->p_memsz)
      return (struct sc_range){begin, begin + p->p_memsz};
  }
  return (struct sc_range){0, 0};
}

/* ---- Protection --------------------------------------------------------- */

static int protection_of(const ElfW(Phdr) * p) {
  return (p->p_flags & PF_R ? PROT_READ : 0) |
         (p->p_flags & PF_W ? PROT_WRITE : 0) |
         (p->p_flags & PF_X ? PROT_EXEC : 0);
}

/* The pages of `p` that an update of `unit` has to open. */
static struct sc_range pages_of(const struct sc_unit *unit,
                                const ElfW(Phdr) * p, uintptr_t bias) {
  const struct sc_unit_state *state = sc_state(unit);
  uintptr_t page = getauxval(AT_PAGESZ);
  struct sc_range r = {bias + p->p_vaddr, bias + p->p_vaddr + p->p_memsz};
  if (state->flipped) {
    r.begin = r.begin < state->dirty.begin ? state->dirty.begin : r.begin;
    r.end = r.end > state->dirty.end ? state->dirty.end : r.end;
  }
  r.begin &= ~(page - 1);
  r.end = (r.end + page - 1) & ~(page - 1);
  return r;
}

/* Gives the dirty text of `unit` its own protection plus `more`. */
static int protect(const struct sc_unit *unit, int more) {
  struct segments s = segments_of(unit);
  int err = 0;
  for (const ElfW(Phdr) *p = s.first; p < s.end; p++) {
    if (!is_executable(p) || (p->p_flags & PF_W))
      continue;
    struct sc_range r = pages_of(unit, p, s.bias);
    if (!sc_is_empty(r) &&
        mprotect((void *)r.begin, r.end - r.begin, protection_of(p) | more))
      err = err ? err : -errno;
  }
  return err;
}

int sc_port_open(const struct sc_unit *unit) {
  if (sc_is_empty(sc_state(unit)->dirty))
    return 0;
  int err = protect(unit, PROT_READ | PROT_WRITE);
  if (err)
    protect(unit, 0);
  return err;
}

int sc_port_close(const struct sc_unit *unit) {
  struct sc_unit_state *state = sc_state(unit);
  if (sc_is_empty(state->dirty))
    return 0;
  int err = protect(unit, 0);
  /* What stayed writable is closed by the next update, with all the text. */
  state->flipped = !err;
  return err;
}

/* One store: a signal handler that runs the site sees the old call or the new
 * one. Where sites stand at any address (x86), so does the field. */
void sc_port_write(unsigned char *at, uint32_t value) {
  struct __attribute__((__packed__)) field {
    volatile uint32_t value;
  } *field = (struct field *)at;
  field->value = value;
}
