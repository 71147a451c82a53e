/* What a unit's text is, and which writer writes it. */

#include "linux.h"

#include <elf.h>
#include <sys/auxv.h>

/* ---- The unit's segments ------------------------------------------------ */

uintptr_t sc_page_size(void) {
  static uintptr_t size;
  if (!size)
    size = getauxval(AT_PAGESZ);
  return size;
}

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

uintptr_t sc_bias_of(const struct sc_unit *unit) {
  return segments_of(unit).bias;
}

/* What cannot be read has no sites: they could not be checked. */
static bool is_executable(const ElfW(Phdr) * p) {
  return p->p_type == PT_LOAD && (p->p_flags & PF_X) && (p->p_flags & PF_R);
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

const ElfW(Phdr) * sc_next_text(const struct sc_unit *unit,
                                const ElfW(Phdr) * last, struct sc_range range,
                                struct sc_range *part) {
  struct segments s = segments_of(unit);
  for (const ElfW(Phdr) *p = last ? last + 1 : s.first; p < s.end; p++) {
    uintptr_t begin = s.bias + p->p_vaddr;
    *part = sc_common(range, (struct sc_range){begin, begin + p->p_memsz});
    if (!is_executable(p) || sc_is_empty(*part))
      continue;
    *part = sc_pages(*part);
    return p;
  }
  return NULL;
}

#ifdef __aarch64__
/* In the kernel's <asm/mman.h> and <asm/hwcap.h>, and in the ABI's ELF
 * supplement ("Program Property"). */
enum {
  SC_PROT_BTI = 0x10,
  SC_HWCAP2_BTI = 1 << 17,
  FEATURE_1_AND = (int)0xc0000000,
  FEATURE_1_BTI = 1
};

static bool has_bti_property(const uint32_t *note, const uint32_t *end) {
  enum { SIZE = 1, TYPE, NAME, FIRST };
  if (end - note < FIRST || note[TYPE] != 5 /* NT_GNU_PROPERTY_TYPE_0 */)
    return false;
  for (const uint32_t *p = note + FIRST; end - p > 2;
       p += 2 + (p[SIZE] + 7) / 8 * 2)
    if ((int)p[0] == FEATURE_1_AND)
      return p[2] & FEATURE_1_BTI;
  return false;
}

/* Indirect branches into the unit's text have to meet a landing pad: loader and
 * kernel asked for that where all of its files have them, and without it a
 * changed mapping would silently accept any. */
static int branch_protection_of(const struct sc_unit *unit) {
  struct segments s = segments_of(unit);
  if (!(getauxval(AT_HWCAP2) & SC_HWCAP2_BTI))
    return 0;
  for (const ElfW(Phdr) *p = s.first; p < s.end; p++) {
    const uint32_t *note = (const uint32_t *)(s.bias + p->p_vaddr);
    if (p->p_type == PT_GNU_PROPERTY &&
        has_bti_property(note, note + p->p_memsz / sizeof *note))
      return SC_PROT_BTI;
  }
  return 0;
}
#else
static int branch_protection_of(const struct sc_unit *unit) {
  (void)unit;
  return 0;
}
#endif

int sc_protection_of(const struct sc_unit *unit, const ElfW(Phdr) * p) {
  return (p->p_flags & PF_R ? PROT_READ : 0) |
         (p->p_flags & PF_W ? PROT_WRITE : 0) |
         (p->p_flags & PF_X ? PROT_EXEC | branch_protection_of(unit) : 0);
}

struct sc_range sc_text_of_sites(const struct sc_unit *unit) {
  struct sc_range hull = sc_hull(unit);
  if (hull.begin <= hull.end)
    hull.end += SC_MAX_SITE;
  return hull;
}

/* ---- Which writer ------------------------------------------------------- */

extern const int static_call_policy __attribute__((__weak__));

static int policy(void) {
  return &static_call_policy ? static_call_policy : STATIC_CALL_DEFAULT;
}

/* By preference; NULL ends. */
static const struct sc_writer *const *candidates(void) {
  static const struct sc_writer *const by_default[] = {&sc_flip, &sc_swap,
                                                       &sc_proc_mem, NULL};
  static const struct sc_writer *const hardened[] = {&sc_swap, NULL};
  static const struct sc_writer *const fast[] = {&sc_alias, &sc_flip, &sc_swap,
                                                 &sc_proc_mem, NULL};
  static const struct sc_writer *const proc_mem[] = {&sc_proc_mem, NULL};
  switch (policy()) {
  case STATIC_CALL_HARDENED:
    return hardened;
  case STATIC_CALL_FAST:
    return fast;
  case STATIC_CALL_PROC_MEM:
    return proc_mem;
  default:
    return by_default;
  }
}

/* Calls that change nothing, and that mseal(2) forbids. The first is also
 * refused by filters that let nobody make memory executable; an image may be
 * mapped under those. */
int sc_probe_text(const struct sc_unit *unit) {
  struct sc_range part;
  const ElfW(Phdr) *p = sc_next_text(unit, NULL, sc_text_of_sites(unit), &part);
  if (!p || !sc_mprotect(part, sc_protection_of(unit, p)))
    return 0;
  part.end = part.begin + sc_page_size();
  return sc_mremap_in_place(part);
}

/* Gives the first error if none of them works. */
int sc_choose_writer(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  int first = 0;
  for (const struct sc_writer *const *w = candidates(); *w && !l->writer; w++) {
    int err = (*w)->probe(unit);
    if (!err)
      l->writer = *w;
    first = first ? first : err;
  }
  return l->writer ? 0 : first;
}

static void use_writer(const struct sc_unit *unit, const struct sc_writer *w) {
  sc_linux(unit)->now = w;
  sc_must_sync |= w->other_address;
  sc_state(unit)->writes = sc_port_is_live() ? w->live : SC_WRITES_ANYTHING;
}

bool sc_is_hardened(void) { return policy() == STATIC_CALL_HARDENED; }

int sc_port_choose(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  /* The last resort is not kept: the others may only have lacked memory. */
  if (l->writer == &sc_proc_mem && policy() != STATIC_CALL_PROC_MEM)
    l->writer = NULL;
  int err = sc_choose_writer(unit);
  if (!err)
    use_writer(unit, l->writer);
  return err;
}

int sc_port_choose_any(const struct sc_unit *unit) {
  int err = sc_swap.probe(unit);
  if (!err)
    use_writer(unit, &sc_swap);
  return err;
}

/* ---- Opening and closing ------------------------------------------------ */

/* Whether, since the writer in use was found to be forbidden, another was
 * chosen that can do as much. */
static bool choose_another(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  const struct sc_writer *forbidden = l->now;
  enum sc_writes needed = sc_state(unit)->writes;
  l->writer = NULL;
  if (sc_choose_writer(unit) || l->writer == forbidden)
    return false;
  use_writer(unit, l->writer);
  return sc_state(unit)->writes >= needed;
}

int sc_port_open(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  if (sc_is_empty(sc_state(unit)->dirty))
    return 0;
  int err = l->now->open(unit);
  /* What the process may do can have changed since it was probed. */
  if (err && choose_another(unit) && !l->now->open(unit))
    err = 0;
  l->is_open = !err;
  return err;
}

int sc_port_publish(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  return l->is_open && l->now->publish ? l->now->publish(unit) : 0;
}

int sc_port_close(const struct sc_unit *unit) {
  struct sc_linux *l = sc_linux(unit);
  if (!l->is_open)
    return 0;
  l->is_open = false;
  int err = l->now->close(unit);
  if (err)
    l->writer = NULL;
  return err;
}

struct sc_place sc_port_place(const struct sc_unit *unit) {
  const struct sc_linux *l = sc_linux(unit);
  return (struct sc_place){l->now->stores, l->shift};
}

#if defined(__x86_64__) || defined(__i386__)
/* Sites stand at any address. */
SC_STORES_TEXT static inline void store_field(uintptr_t at, uint32_t value) {
  struct __attribute__((__packed__)) field {
    volatile uint32_t value;
  } *field = (struct field *)at;
  field->value = value;
}
#else
/* Thumb instructions stand at even addresses. */
SC_STORES_TEXT static inline void store_field(uintptr_t at, uint32_t value) {
  volatile uint16_t *half = (volatile uint16_t *)at;
  if (at % sizeof value == 0) {
    *(volatile uint32_t *)at = value;
    return;
  }
  half[0] = (uint16_t)value;
  half[1] = (uint16_t)(value >> 16);
}
#endif

/* A signal handler that runs the site sees it as it was or as it is (not in
 * Thumb, where assembler code left it unaligned). */
SC_STORES_TEXT void sc_port_write(struct sc_place place, uintptr_t at,
                                  uint32_t value) {
  if (place.stores)
    store_field(at + (uintptr_t)place.shift, value);
  else
    sc_proc_mem_write(at, (const unsigned char *)&value, sizeof value);
}

void sc_port_write_bytes(const struct sc_unit *unit, uintptr_t at,
                         const unsigned char *bytes, int size) {
  const struct sc_linux *l = sc_linux(unit);
  if (l->now->stores)
    sc_store_bytes(at + (uintptr_t)l->shift, bytes, size);
  else
    sc_proc_mem_write(at, bytes, size);
}

#if defined(__x86_64__)
struct __attribute__((__packed__)) word {
  volatile uint64_t value;
};
SC_STORES_TEXT static inline void store_word(struct word *word,
                                             uint64_t value) {
  word->value = value;
}
#elif defined(__i386__)
struct __attribute__((__packed__)) word {
  uint64_t value;
};
/* One store of 8 bytes, of an integer that x87 does not change. */
SC_STORES_TEXT static inline void store_word(struct word *word,
                                             uint64_t value) {
  __asm__ volatile("fildll %1\n\t"
                   "fistpll %0"
                   : "=m"(*word)
                   : "m"(value)
                   : "st");
}
#endif

#if defined(__x86_64__) || defined(__i386__)
/* The 8 bytes around those that change: in one aligned word if they fit in,
 * otherwise without a byte of a page on which none of them is. */
SC_STORES_TEXT void sc_store_bytes(uintptr_t at, const unsigned char *bytes,
                                   int size) {
  uintptr_t word_at = at & ~(uintptr_t)7;
  uintptr_t page_end = (at | (sc_page_size() - 1)) + 1;
  if (word_at + 8 < at + (unsigned)size)
    word_at = at + (unsigned)size <= page_end && at + 8 > page_end
                  ? page_end - 8
                  : at;
  struct word *word = (struct word *)word_at;
  uint64_t value = word->value;
  unsigned char *copy = (unsigned char *)&value + (at - word_at);
  for (int i = 0; i < size; i++)
    copy[i] = bytes[i];
  store_word(word, value);
}
#else
/* `size` is that of all instructions. */
SC_STORES_TEXT void sc_store_bytes(uintptr_t at, const unsigned char *bytes,
                                   int size) {
  uint32_t value = 0;
  for (int i = size; i--;)
    value = value << 8 | bytes[i];
  store_field(at, value);
}
#endif
