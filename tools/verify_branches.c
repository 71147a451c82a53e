/* No branch that no record names leads to a key's veneer, nor to a wrapper: an
 * update would not change where it goes. */
#include "sweep.h"
#include "tool.h"

#include <stdlib.h>

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
};

static int by_target(const void *a, const void *b) {
  const struct target *x = a, *y = b;
  return x->address < y->address ? -1 : x->address > y->address;
}

static int by_number(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return x < y ? -1 : x > y;
}

static void add_targets(struct scan *scan, const struct unit *unit) {
  const struct image *image = scan->report->image;
  for (size_t i = 0; i < unit->key_count; i++)
    scan->targets[scan->target_count++] =
        (struct target){unit->keys[i].veneer, "the veneer of key",
                        key_name(&unit->keys[i]), true};
  for (size_t i = 0; i < image->wrapper_count; i++)
    if (image->wrappers[i].begin)
      scan->targets[scan->target_count++] = (struct target){
          image->wrappers[i].begin, "wrapper", image->wrappers[i].name, false};
  qsort(scan->targets, scan->target_count, sizeof *scan->targets, by_target);
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

/* A direct branch, from its opcode on:
 *   e8 d32, e9 d32        call, jmp
 *   0f 8x d32             jcc
 *   7x d8, eb d8, ex d8   jcc, jmp, loop and jcxz */
struct branch {
  uint64_t opcode, end, dest;
};

static bool is_short(unsigned char c) {
  return (c >= 0x70 && c <= 0x7f) || (c >= 0xe0 && c <= 0xe3) || c == 0xeb;
}

/* Reads what may be a branch in the first bytes of `p`. */
static bool get_branch(const unsigned char *p, uint64_t left, uint64_t address,
                       struct branch *branch) {
  int64_t displacement;
  unsigned size;
  if ((p[0] == 0xe8 || p[0] == 0xe9) && left >= 5) {
    size = 5;
    displacement = load_le32(p + 1);
  } else if (left >= 6 && p[0] == 0x0f && (p[1] & 0xf0) == 0x80) {
    size = 6;
    displacement = load_le32(p + 2);
  } else if (left >= 2 && is_short(p[0])) {
    size = 2;
    displacement = (int8_t)p[1];
  } else {
    return false;
  }
  uint64_t end = address + size;
  *branch = (struct branch){address, end, end + (uint64_t)displacement};
  return true;
}

static bool is_prefix(unsigned char c) {
  return (c >= 0x40 && c <= 0x4f) || (c >= 0x64 && c <= 0x67) || c == 0x26 ||
         c == 0x2e || c == 0x36 || c == 0x3e || c == 0xf0 || c == 0xf2 ||
         c == 0xf3;
}

/* Whether the instruction there is the branch, with prefixes maybe: the bytes
 * may also be the operand of another, or two halves. */
static bool is_branch(struct scan *scan, const struct branch *branch,
                      struct range *insn) {
  *insn = sweep_to(&scan->sweep, branch->opcode);
  if (insn->end != branch->end)
    return false;
  for (uint64_t at = insn->begin; at < branch->opcode; at++) {
    const unsigned char *p = image_at(scan->report->image, at, 1);
    if (!p || !is_prefix(*p))
      return false;
  }
  return true;
}

static bool is_site(const struct scan *scan, uint64_t address) {
  return bsearch(&address, scan->sites, scan->site_count, sizeof address,
                 by_number);
}

static void check_branch(struct scan *scan, const struct branch *branch) {
  const struct target *t = find_target(scan, branch->dest);
  struct range insn;
  if (!t || !is_branch(scan, branch, &insn))
    return;
  if (t->is_veneer && is_site(scan, insn.begin))
    return;
  violate(scan->report, "branch", insn.begin, t->is_veneer ? t->name : NULL,
          "a branch that a record names", "a branch to %s %.200s", t->what,
          t->name);
}

static void scan_segment(struct scan *scan, const GElf_Phdr *p) {
  const unsigned char *bytes = scan->report->image->bytes + p->p_offset;
  struct branch branch;
  for (uint64_t i = 0; i < p->p_filesz; i++)
    if (get_branch(bytes + i, p->p_filesz - i, p->p_vaddr + i, &branch))
      check_branch(scan, &branch);
}

/* ---- All ---------------------------------------------------------------- */

static bool prepare(struct scan *scan, const struct unit *unit) {
  size_t targets = unit->key_count + scan->report->image->wrapper_count;
  scan->targets = calloc(targets + 1, sizeof *scan->targets);
  scan->sites = calloc(unit->site_count + 1, sizeof *scan->sites);
  if (!scan->targets || !scan->sites)
    return false;
  add_targets(scan, unit);
  for (size_t i = 0; i < unit->site_count; i++)
    scan->sites[scan->site_count++] = unit->sites[i].address;
  qsort(scan->sites, scan->site_count, sizeof *scan->sites, by_number);
  return true;
}

int verify_branches(struct report *report, const struct unit *unit,
                    struct error *error) {
  struct scan scan = {.report = report};
  const struct image *image = report->image;
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
