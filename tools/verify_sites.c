/* Each record, and the instruction that it leads to. */
#include "sweep.h"
#include "tool.h"

#include "internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static uint64_t site_size(const struct report *report) {
  return (uint64_t)report->image->family->size();
}

/* ---- Destinations ------------------------------------------------------- */

/* A weak function that nobody defines is called at address 0 of the unit, or by
 * its name, or not at all, where no register of zero stands for its result. */
static bool calls_nothing(const struct report *report, const struct unit *unit,
                          const struct site *site,
                          const struct value *function) {
  struct value pointer;
  if (!is_null(function))
    return false;
  return site->dest == 0 || site->dest == unit->image ||
         (report->image->family->skips_nobody &&
          site->dest == site->pc + site_size(report)) ||
         (plt_pointer(report->image, site->dest, &pointer) &&
          pointer.kind == VALUE_SYMBOL && pointer.address == 0 &&
          strcmp(pointer.symbol, key_name(site->key)) == 0);
}

/* Where a key begins with nothing, retargeted sites go to what stands for it.
 */
static bool calls_stub(const struct report *report, const struct site *site) {
  return begins_disabled(report->image, site->key) &&
         enters(report->image, site->dest, site->key->stub);
}

/* What unpatched sites of a named key call in the file that defines it: the
 * first target, or the veneer of its own key. */
static bool calls_first(const struct report *report, const struct unit *unit,
                        const struct site *site) {
  const struct definition *definition = site->key->definition;
  if (!definition || !definition->has_target)
    return false;
  const struct value *first = &definition->target;
  const struct key *through = unit_veneer(report->image, unit, site->dest);
  return (through && through->has_default &&
          same_value(&through->deflt, first)) ||
         calls_nothing(report, unit, site, first) ||
         leads_to(report->image, site->dest, first);
}

/* What is not its default's, or what stands for that. */
static bool calls_other(const struct report *report, const struct unit *unit,
                        const struct site *site) {
  const struct key *key = site->key;
  if (site->is_out_of_line)
    return !enters(report->image, site->dest, key->veneer);
  if (calls_stub(report, site))
    return false;
  if (site == key->trampoline)
    return !calls_first(report, unit, site);
  return key->has_default && !enters(report->image, site->dest, key->veneer) &&
         !calls_first(report, unit, site) &&
         !calls_nothing(report, unit, site, &key->deflt) &&
         !leads_to(report->image, site->dest, &key->deflt);
}

/* "f or the key's veneer" or "first, __SCT__name or the key's veneer"; of a
 * trampoline "first". */
static void write_expected(char *to, size_t size, const struct report *report,
                           const struct site *site) {
  const struct definition *definition = site->key->definition;
  struct shown deflt = show_value(report->image, &site->key->deflt);
  struct shown first = {"a first target"};
  if (definition && definition->has_target)
    first = show_first(report->image, &definition->target);
  if (site->is_out_of_line)
    snprintf(to, size, "the key's veneer");
  else if (site == site->key->trampoline)
    snprintf(to, size, "%s", first.text);
  else if (definition)
    snprintf(to, size, "%s, %s or the key's veneer", first.text, deflt.text);
  else
    snprintf(to, size, "%s or the key's veneer", deflt.text);
}

static void check_destination(struct report *report, const struct unit *unit,
                              const struct site *site) {
  char expected[700];
  if (!site->key || !has_form(site) || !calls_other(report, unit, site))
    return;
  write_expected(expected, sizeof expected, report, site);
  violate(report, "destination", site->address, key_name(site->key), expected,
          "a %s to %s", site->form == SC_JUMP ? "jump" : "call",
          show_destination(report->image, site->dest).text);
}

/* Firmware's sites go where its slot says: the runtime compares them with what
 * it would have written itself. */
static void check_follows(struct report *report, const struct site *site) {
  const struct value *first = key_first(site->key);
  bool is_nothing = begins_disabled(report->image, site->key);
  struct plan plan =
      plan_site(report->image, site, is_nothing ? 0 : first->address);
  struct shown none = {"none"}, call = {"no call"};
  if (is_planned(site, &plan))
    return;
  if (has_form(site))
    snprintf(call.text, sizeof call.text, "a %s to %.200s",
             site->form == SC_JUMP ? "jump" : "call",
             show_destination(report->image, site->dest).text);
  struct shown to = sc_is_branch(plan.form)
                        ? show_destination(report->image, plan.dest)
                        : none;
  char expected[400];
  snprintf(expected, sizeof expected, "%s%s, as the slot says",
           sc_is_branch(plan.form) ? "one to " : "", to.text);
  violate(report, "destination", site->address, key_name(site->key), expected,
          "%s", call.text);
}

/* ---- The instruction ---------------------------------------------------- */

static const char *name_of(const struct site *site) {
  return site->key ? key_name(site->key) : NULL;
}

/* "e8 01 02 03 04" */
static struct shown show_bytes(const unsigned char *p, uint64_t size) {
  struct shown s = {""};
  for (uint64_t i = 0; i < size; i++)
    sprintf(s.text + strlen(s.text), i ? " %02x" : "%02x", p[i]);
  return s;
}

static bool check_form(struct report *report, const struct site *site) {
  uint64_t size = site_size(report);
  const unsigned char *p = image_at(report->image, site->address, size);
  if (!p || !(image_access(report->image, site->address, size) & PF_X)) {
    violate(report, "outside-text", site->record, name_of(site),
            "one in an executable segment", "a record of a site at 0x%" PRIx64,
            site->address);
    return false;
  }
  bool is_sound = has_form(site) || is_disabled(report->image, site);
  if (!is_sound)
    violate(report, "form", site->address, name_of(site),
            report->image->family->site, "%s", show_bytes(p, size).text);
  return is_sound;
}

/* A part of the site could change under a thread that runs it. */
static void check_alignment(struct report *report, const struct site *site) {
  const struct family *f = report->image->family;
  char expected[64];
  snprintf(expected, sizeof expected,
           "the instruction in one aligned word of %u bytes", f->word);
  if (!f->is_whole(site->pc))
    violate(report, "alignment", site->address, name_of(site), expected,
            "one at %" PRIu64 " modulo %u", site->address % f->word, f->word);
}

/* Without it the site can have no target that is further away. */
static void check_reach(struct report *report, const struct site *site) {
  const struct family *f = report->image->family;
  uint64_t veneer = site->key ? site->key->veneer : site->pc;
  if (!f->reaches(site->pc, f->entry(veneer, site->pc)))
    violate(report, "reach", site->address, name_of(site),
            "the key's veneer within reach", "it at 0x%" PRIx64,
            f->code(veneer));
}

static void check_start(struct report *report, struct sweep *sweep,
                        const struct site *site) {
  struct range insn;
  char expected[64];
  snprintf(expected, sizeof expected,
           "an instruction of %" PRIu64 " bytes that starts here",
           site_size(report));
  if (!sweep_to(sweep, site->address, &insn))
    return;
  if (range_size(insn) == 0)
    violate(report, "instruction", site->address, name_of(site), expected,
            "data");
  else if (report->image->family->has_thumb &&
           (sweep->state == STATE_THUMB) != (site->pc & 1))
    violate(report, "instruction", site->address, name_of(site),
            site->pc & 1 ? "Thumb code" : "A32 code",
            site->pc & 1 ? "A32 code" : "Thumb code");
  else if (insn.begin != site->address || range_size(insn) != site_size(report))
    violate(report, "instruction", site->address, name_of(site), expected,
            "one of %" PRIu64 " bytes at 0x%" PRIx64, range_size(insn),
            insn.begin);
}

/* ---- All sites, by address ---------------------------------------------- */

struct sorted {
  const struct site **sites;
  size_t count;
  struct report *report;
};

static int by_address(const void *a, const void *b) {
  const struct site *x = *(const struct site *const *)a,
                    *y = *(const struct site *const *)b;
  if (x->address != y->address)
    return x->address < y->address ? -1 : 1;
  return (x->record > y->record) - (x->record < y->record);
}

static void check_twice(struct report *report, const struct sorted *sorted) {
  for (size_t i = 1; i < sorted->count; i++) {
    const struct site *a = sorted->sites[i - 1], *b = sorted->sites[i];
    if (a->address == b->address)
      violate(report, "duplicate", b->address, name_of(b), "one record a site",
              "records at 0x%" PRIx64 " and 0x%" PRIx64, a->record, b->record);
  }
}

/* The index of the first site that begins behind `address`. */
static size_t sites_to(const struct sorted *sorted, uint64_t address) {
  size_t low = 0, high = sorted->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (sorted->sites[middle]->address <= address)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Text that the dynamic loader writes to calls what the loader says. */
static void check_relocation(void *context, uint64_t place) {
  const struct sorted *sorted = context;
  const struct report *report = sorted->report;
  size_t i = sites_to(sorted, place + pointer_size(report->image) - 1);
  const struct site *site = i ? sorted->sites[i - 1] : NULL;
  if (site && site->address + site_size(report) > place)
    violate(sorted->report, "relocation", site->address, name_of(site),
            "a call that the linker resolved", "a dynamic relocation");
}

static void check_relocations(struct report *report, struct sorted *sorted) {
  const struct image *image = report->image;
  for (size_t i = 0; i < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i];
    struct range text = {p->p_vaddr, p->p_vaddr + p->p_memsz};
    if (p->p_flags & PF_X)
      image_each_relocation(image, text, check_relocation, sorted);
  }
}

static void check_sites(struct report *report, const struct unit *unit,
                        const struct sorted *sorted, struct sweep *sweep) {
  for (size_t i = 0; i < sorted->count; i++) {
    const struct site *site = sorted->sites[i];
    if (!check_form(report, site))
      continue;
    if (!unit->is_bare || !(site->pc & bare_thumb(report->image)))
      check_alignment(report, site);
    if (!site->is_out_of_line)
      check_reach(report, site);
    if (site->key && begins_changed(site->key) && !site->is_out_of_line)
      check_follows(report, site);
    else
      check_destination(report, unit, site);
    check_start(report, sweep, site);
  }
}

int verify_sites(struct report *report, const struct unit *unit,
                 struct error *error) {
  struct sweep sweep;
  struct sorted sorted = {.count = unit->site_count, .report = report};
  if (sweep_open(&sweep, report->image, error))
    return -1;
  sorted.sites = calloc(sorted.count + 1, sizeof *sorted.sites);
  if (!sorted.sites) {
    sweep_close(&sweep);
    return fail(error, "out of memory");
  }
  for (size_t i = 0; i < sorted.count; i++)
    sorted.sites[i] = &unit->sites[i];
  qsort(sorted.sites, sorted.count, sizeof *sorted.sites, by_address);
  check_twice(report, &sorted);
  check_sites(report, unit, &sorted, &sweep);
  check_relocations(report, &sorted);
  free(sorted.sites);
  sweep_close(&sweep);
  return 0;
}
