/* Start-up code of firmware, which runs before .data is copied to RAM, executes
 * no site that needs what is not there yet: a slot, or code in RAM.
 *
 * Start-up code is what can be reached by direct branches from the entry point,
 * and from the vector table's reset handler, without a call of a function that
 * runs behind the copying. Code that is copied to RAM itself is none. */
#include "tool.h"

#include <stdlib.h>
#include <string.h>

struct startup {
  const struct request *request;
  struct report *report;
  const struct unit *unit;
  const struct site **sites; /* by address */
  uint64_t *waiting;         /* code to look at */
  size_t waiting_count;
  unsigned char *seen; /* by offset in the file: looked at */
};

static const char *const ends[] = {"main", "__libc_init_array",
                                   "static_call_start", SC_START_UNIT};

/* ---- Places ------------------------------------------------------------- */

/* Whether start-up code has to write what is at `address` first. */
static bool is_copied(const struct image *image, uint64_t address) {
  for (size_t i = 0; i < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i];
    struct range r = {p->p_vaddr, p->p_vaddr + p->p_memsz};
    if (address < r.end && range_holds(r, address, 1))
      return p->p_paddr != p->p_vaddr;
  }
  return false;
}

static bool is_end(const struct image *image, uint64_t dest) {
  struct value value = {.kind = VALUE_ADDRESS, .address = dest};
  const char *name = value_name(image, &value);
  for (size_t i = 0; name && i < sizeof ends / sizeof *ends; i++)
    if (strcmp(name, ends[i]) == 0)
      return true;
  return false;
}

static int by_address(const void *a, const void *b) {
  const struct site *x = *(const struct site *const *)a,
                    *y = *(const struct site *const *)b;
  return x->address < y->address ? -1 : x->address > y->address;
}

static const struct site *site_at(const struct startup *s, uint64_t address) {
  struct site wanted = {.address = address};
  const struct site *p = &wanted, **found;
  size_t count = s->unit->site_count;
  if (count == 0)
    return NULL;
  found = bsearch(&p, s->sites, count, sizeof p, by_address);
  return found ? *found : NULL;
}

/* ---- Sites -------------------------------------------------------------- */

static void report_site(const struct startup *s, const struct site *site,
                        const char *found) {
  void (*say)(struct report *, const char *, uint64_t, const char *,
              const char *, const char *, ...) =
      s->request->strict_startup ? violate : warn;
  say(s->report, "startup", site->address, key_name(site->key),
      "none before .data is copied", "%s in start-up code", found);
}

static void check_site(const struct startup *s, const struct site *site) {
  const struct image *image = s->report->image;
  const struct key *through = unit_veneer(image, s->unit, site->dest);
  if (!site->key)
    return;
  const struct value *first = &site->key->in_slot;
  if (through && is_copied(image, through->slot))
    report_site(s, site, "a call through a slot in RAM");
  else if (is_copied(image, image_code(image, first->address)) &&
           !is_null(first))
    report_site(s, site, "a call of code in RAM");
}

/* ---- Code --------------------------------------------------------------- */

/* A linker's thunk jumps on, with an address that no branch holds. */
static void add(struct startup *s, uint64_t pc) {
  const struct image *image = s->report->image;
  uint64_t jump;
  if (is_end(image, pc))
    return;
  s->waiting[s->waiting_count++] = pc;
  if (follow_jump(image, &pc, &jump) && !is_end(image, pc))
    s->waiting[s->waiting_count++] = pc;
}

/* The instruction at `pc` if it is code of start-up that was not looked at. */
static const unsigned char *look_at(struct startup *s, uint64_t pc,
                                    unsigned *size) {
  const struct image *image = s->report->image;
  uint64_t at = image_code(image, pc);
  const unsigned char *p = image_at(image, at, image->family->step);
  struct range alike;
  if (!p || !(image_access(image, at, 1) & PF_X) || is_copied(image, at) ||
      image_state(image, at, &alike) == STATE_DATA || s->seen[p - image->bytes])
    return NULL;
  s->seen[p - image->bytes] = 1;
  *size = image->family->length(p, pc & bare_thumb(image));
  return image_at(image, at, *size);
}

/* Code from `pc` on, as far as it goes on. */
static void walk(struct startup *s, uint64_t pc) {
  const struct image *image = s->report->image;
  const struct family *f = image->family;
  unsigned covered = 0, size;
  const unsigned char *p;
  for (; (p = look_at(s, pc, &size)); pc += size) {
    bool thumb = pc & bare_thumb(image);
    struct branch branch = {0};
    const struct site *site = site_at(s, image_code(image, pc));
    bool leaves = f->branch(p, size, pc, &branch);
    if (site)
      check_site(s, site);
    if (leaves && is_end(image, branch.dest))
      return;
    if (leaves)
      add(s, branch.dest);
    if (covered == 0 && !f->goes_on(p, thumb))
      return;
    covered = covered ? covered - 1 : f->covers(p, thumb);
  }
}

/* ---- Where it begins ---------------------------------------------------- */

/* What is loaded at the lowest address. */
static const GElf_Phdr *lowest_of(const struct image *image) {
  const GElf_Phdr *lowest = NULL;
  for (size_t i = 0; i < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i];
    if (p->p_filesz && (!lowest || p->p_paddr < lowest->p_paddr))
      lowest = p;
  }
  return lowest;
}

/* On ARM that is the vector table: the stack, and the reset handler. */
static void add_reset(struct startup *s) {
  const struct image *image = s->report->image;
  const GElf_Phdr *lowest = lowest_of(image);
  const unsigned char *table =
      lowest && lowest->p_paddr == lowest->p_vaddr
          ? image_at(image, lowest->p_vaddr, 2 * sizeof(uint32_t))
          : NULL;
  struct value handler = {.kind = VALUE_ADDRESS};
  if (table)
    handler.address = (uint32_t)load_le32(table + sizeof(uint32_t));
  if (bare_thumb(image) && (handler.address & 1) && value_name(image, &handler))
    add(s, handler.address);
}

static void find(struct startup *s) {
  add(s, s->report->image->header.e_entry | bare_thumb(s->report->image));
  add_reset(s);
  while (s->waiting_count > 0)
    walk(s, s->waiting[--s->waiting_count]);
}

/* Without symbols nobody knows where start-up ends. */
int verify_startup(const struct request *request, struct report *report,
                   const struct unit *unit, struct error *error) {
  const struct image *image = report->image;
  struct startup s = {.request = request, .report = report, .unit = unit};
  int err = 0;
  if (image->symbol_count == 0)
    return 0;
  s.seen = calloc(image->size, 1);
  /* Each instruction adds two at most. */
  s.waiting = calloc(image->size + 4, sizeof *s.waiting);
  s.sites = calloc(unit->site_count + 1, sizeof *s.sites);
  if (s.seen && s.waiting && s.sites) {
    for (size_t i = 0; i < unit->site_count; i++)
      s.sites[i] = &unit->sites[i];
    qsort(s.sites, unit->site_count, sizeof *s.sites, by_address);
    find(&s);
  } else {
    err = fail(error, "out of memory");
  }
  free(s.seen);
  free(s.waiting);
  free(s.sites);
  return err;
}
