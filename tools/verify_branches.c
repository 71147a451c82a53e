/* No branch that no record names leads to a key's veneer, nor to a wrapper: an
 * update would not change where it goes. */
#include "sweep.h"
#include "tool.h"

#include <stdlib.h>

/* The bytes of a branch that nothing but one is likely to look like, if it
 * leads to a veneer. */
enum { MIN_LIKELY = 4 };

/* ---- What must not be reached ------------------------------------------- */

struct target {
  uint64_t address;
  const char *what, *name;
  bool is_veneer;
};

struct scan {
  struct report *report;
  struct target *targets; /* by address */
  size_t target_count;
  uint64_t *sites; /* by address */
  size_t site_count;
  struct sweep sweep;
  unsigned first_set; /* 1 where there is no A32 */
};

static int by_target(const void *a, const void *b) {
  const struct target *x = a, *y = b;
  return x->address < y->address ? -1 : x->address > y->address;
}

static int by_number(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

/* Firmware's trampolines are veneers, and functions that anybody may call. */
static bool is_private(const struct unit *unit, const struct key *key) {
  return !unit->is_bare || !is_named(key);
}

static void add_targets(struct scan *scan, const struct unit *unit) {
  const struct image *image = scan->report->image;
  for (size_t i = 0; i < unit->key_count; i++)
    for (unsigned thumb = scan->first_set;
         is_private(unit, &unit->keys[i]) && thumb <= image->family->has_thumb;
         thumb++)
      scan->targets[scan->target_count++] =
          (struct target){image->family->entry(unit->keys[i].veneer, thumb),
                          "the veneer of key", key_name(&unit->keys[i]), true};
  for (size_t i = 0; i < image->wrapper_count; i++)
    if (image->wrappers[i].begin)
      scan->targets[scan->target_count++] = (struct target){
          image->wrappers[i].begin, "wrapper", image->wrappers[i].name, false};
}

/* A linker's thunk through which a site enters a key's veneer: what branches
 * there has a record, and the thunk itself needs none. */
static void add_thunks(struct scan *scan, const struct unit *unit,
                       const struct site *site) {
  const struct image *image = scan->report->image;
  const struct key *key = unit_veneer(image, unit, site->dest);
  const char *name = key ? key_name(key) : NULL;
  uint64_t dest = site->dest, jump;
  for (int i = 0; key && is_private(unit, key) && i < MAX_JUMPS; i++) {
    if (dest == image->family->entry(key->veneer, dest))
      return;
    uint64_t thunk = dest;
    if (!follow_jump(image, &dest, &jump))
      return;
    scan->targets[scan->target_count++] =
        (struct target){thunk, "the veneer of key", name, true};
    scan->sites[scan->site_count++] = jump;
  }
}

static const struct target *find_target(const struct scan *scan,
                                        uint64_t address) {
  const struct target *t = scan->targets;
  size_t n = scan->target_count;
  if (!n || address < t[0].address || address > t[n - 1].address)
    return NULL;
  struct target wanted = {.address = address};
  return bsearch(&wanted, t, n, sizeof *t, by_target);
}

/* ---- Branches ----------------------------------------------------------- */

/* Whether the instruction there is the branch, with prefixes maybe: the bytes
 * may also be the operand of another, or two halves, or of the other set. Where
 * nobody knows it is one if the chance of anything else is small. */
static bool is_branch(struct scan *scan, const struct branch *branch,
                      bool is_thumb, struct range *insn) {
  const struct image *image = scan->report->image;
  const struct family *f = image->family;
  bool is_known = sweep_to(&scan->sweep, branch->opcode, insn);
  if (!is_known) {
    *insn = (struct range){branch->opcode, branch->end};
    return range_size(*insn) >= MIN_LIKELY;
  }
  if (insn->end != branch->end ||
      (f->has_thumb && is_thumb != (scan->sweep.state == STATE_THUMB)))
    return false;
  for (uint64_t at = insn->begin; at < branch->opcode; at++) {
    const unsigned char *p = image_at(image, at, 1);
    if (!p || !f->is_prefix || !f->is_prefix(*p))
      return false;
  }
  return true;
}

static bool is_site(const struct scan *scan, uint64_t address) {
  return bsearch(&address, scan->sites, scan->site_count, sizeof address,
                 by_number);
}

static void check_branch(struct scan *scan, const struct branch *branch,
                         bool is_thumb) {
  const struct target *t = find_target(scan, branch->dest);
  struct range insn;
  if (!t || !is_branch(scan, branch, is_thumb, &insn))
    return;
  if (t->is_veneer && is_site(scan, insn.begin))
    return;
  violate(scan->report, "branch", insn.begin, t->is_veneer ? t->name : NULL,
          "a branch that a record names", "a branch to %s %.200s", t->what,
          t->name);
}

static void scan_segment(struct scan *scan, const GElf_Phdr *p) {
  const struct image *image = scan->report->image;
  const struct family *f = image->family;
  const unsigned char *bytes = image->bytes + p->p_offset;
  uint64_t first = (f->step - p->p_vaddr % f->step) % f->step;
  struct branch branch;
  for (uint64_t i = first; i < p->p_filesz; i += f->step)
    for (unsigned thumb = scan->first_set; thumb <= f->has_thumb; thumb++)
      if (f->branch(bytes + i, p->p_filesz - i, (p->p_vaddr + i) | thumb,
                    &branch))
        check_branch(scan, &branch, thumb);
}

/* ---- All ---------------------------------------------------------------- */

static bool prepare(struct scan *scan, const struct unit *unit) {
  const struct image *image = scan->report->image;
  size_t thunks = (size_t)MAX_JUMPS * unit->site_count;
  size_t targets = 2 * unit->key_count + image->wrapper_count + thunks;
  scan->targets = calloc(targets + 1, sizeof *scan->targets);
  scan->sites = calloc(unit->site_count + thunks + 1, sizeof *scan->sites);
  if (!scan->targets || !scan->sites)
    return false;
  add_targets(scan, unit);
  for (size_t i = 0; i < unit->site_count; i++) {
    const struct site *site = &unit->sites[i];
    scan->sites[scan->site_count++] = site->address;
    if (has_form(site))
      add_thunks(scan, unit, site);
  }
  qsort(scan->targets, scan->target_count, sizeof *scan->targets, by_target);
  qsort(scan->sites, scan->site_count, sizeof *scan->sites, by_number);
  return true;
}

int verify_branches(struct report *report, const struct unit *unit,
                    struct error *error) {
  const struct image *image = report->image;
  struct scan scan = {.report = report,
                      .first_set = unit->is_bare ? bare_thumb(image) : 0};
  if (sweep_open(&scan.sweep, image, error))
    return -1;
  int err = prepare(&scan, unit) ? 0 : fail(error, "out of memory");
  for (size_t i = 0; !err && i < image->segment_count; i++)
    if (image->segments[i].p_flags & PF_X)
      scan_segment(&scan, &image->segments[i]);
  free(scan.targets);
  free(scan.sites);
  sweep_close(&scan.sweep);
  return err;
}
