/* The unit's header, its sections and its memory. */
#include "tool.h"

#include <inttypes.h>
#include <string.h>

/* What the system protects; the code that starts or stops a unit, with what
 * instrumentation adds. */
enum { PAGE = 4096, MAX_UNIT_CALL = 64 };

/* ---- Sections ----------------------------------------------------------- */

struct relocated {
  struct report *report;
  const char *what;
};

static void report_relocation(void *context, uint64_t place) {
  struct relocated *r = context;
  violate(r->report, "relocation", place, NULL, "none in read-only data",
          "a dynamic relocation in %s", r->what);
}

static void check_constant(struct report *report, const char *what,
                           struct range range) {
  struct relocated context = {report, what};
  if (range.begin >= range.end)
    return;
  if (image_access(report->image, range.begin, range_size(range)) & PF_W)
    violate(report, "protection", range.begin, NULL, "a read-only segment",
            "%s in a writable one", what);
  image_each_relocation(report->image, range, report_relocation, &context);
}

static void check_constants(struct report *report, const struct unit *unit) {
  struct range header = {unit->address, unit->address + sizeof(struct sc_unit)};
  check_constant(report, "the unit's header", header);
  check_constant(report, "the records", unit->records);
  check_constant(report, "the views", unit->views);
  check_constant(report, "the resolvers", unit->resolvers);
}

/* ---- Pages -------------------------------------------------------------- */

static bool takes_memory(const GElf_Shdr *s) {
  bool is_tbss = s->sh_type == SHT_NOBITS && (s->sh_flags & SHF_TLS);
  return (s->sh_flags & SHF_ALLOC) && s->sh_size > 0 && !is_tbss;
}

/* The pages of `range` hold nothing of another section. */
static void check_pages(struct report *report, const char *what,
                        struct range range) {
  const struct image *image = report->image;
  struct range pages = {range.begin & ~(uint64_t)(PAGE - 1),
                        (range.end + PAGE - 1) & ~(uint64_t)(PAGE - 1)};
  for (size_t i = 1; i <= image->section_count; i++) {
    const struct section *s = image_section_at(image, i);
    uint64_t begin = s->header.sh_addr;
    struct range held = {begin, begin + s->header.sh_size};
    bool is_own = range_holds(held, range.begin, range_size(range));
    if (takes_memory(&s->header) && !is_own && ranges_meet(pages, held))
      violate(report, "pages", range.begin, NULL, "pages of their own",
              "%s on a page of section %.64s", what, s->name);
    /* The rest of their own section counts too. */
    if (takes_memory(&s->header) && is_own && begin < range.begin)
      violate(report, "pages", range.begin, NULL, "pages of their own",
              "%s behind other data of section %.64s", what, s->name);
  }
}

static bool check_memory(struct report *report, const struct unit *unit,
                         const char *what, struct range range) {
  bool sound =
      range.begin < range.end &&
      image_at(report->image, range.begin, range_size(range)) &&
      (image_access(report->image, range.begin, range_size(range)) & PF_W);
  if (!sound)
    violate(report, "unit", unit->address, NULL,
            "a range of writable data in the file",
            "%s from 0x%" PRIx64 " to 0x%" PRIx64, what, range.begin,
            range.end);
  return sound;
}

static struct range pages_of(const GElf_Phdr *p) {
  return (struct range){p->p_vaddr & ~(uint64_t)(PAGE - 1),
                        (p->p_vaddr + p->p_memsz + PAGE - 1) &
                            ~(uint64_t)(PAGE - 1)};
}

/* A page has the access that the segment loaded last gives it. */
static void check_segments(struct report *report) {
  const struct image *image = report->image;
  for (size_t i = 0; i + 1 < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i], *next = p + 1;
    if (p->p_flags != next->p_flags && p->p_memsz && next->p_memsz &&
        ranges_meet(pages_of(p), pages_of(next)))
      violate(report, "pages", next->p_vaddr, NULL,
              "segments of different access on pages of their own",
              "one on a page of that at 0x%" PRIx64, (uint64_t)p->p_vaddr);
  }
}

static void check_data(struct report *report, const struct unit *unit) {
  if (check_memory(report, unit, "slots", unit->slots))
    check_pages(report, "the slots", unit->slots);
  if (check_memory(report, unit, "keys", unit->keys_range))
    check_pages(report, "the keys", unit->keys_range);
}

/* ---- The header --------------------------------------------------------- */

void verify_text(struct report *report, const struct unit *unit,
                 const char *what, uint64_t address) {
  if (!(image_access(report->image, image_code(report->image, address), 1) &
        PF_X))
    violate(report, "unit", unit->address, NULL, "an executable segment",
            "%s at 0x%" PRIx64, what, address);
}

static void check_header(struct report *report, const struct unit *unit) {
  const struct image *image = report->image;
  uint64_t check = unit->address + offsetof(struct sc_unit, check);
  verify_text(report, unit, "the stub that returns nothing",
              unit->return_nothing);
  verify_text(report, unit, "the stub that returns zero", unit->return_zero);
  if (image_at(image, unit->image, EI_NIDENT) != image->bytes)
    violate(report, "unit", unit->address, NULL, "the ELF header",
            "an image at 0x%" PRIx64, unit->image);
  if (!(image_access(image, unit->state, SC_UNIT_STATE_SIZE) & PF_W))
    violate(report, "unit", unit->address, NULL, "a writable segment",
            "the state at 0x%" PRIx64, unit->state);
  int32_t found = load_le32(image_at(image, check, sizeof(int32_t)));
  if (found != 0)
    violate(report, "unit", check, NULL, "0, which the machine pass leaves",
            "%" PRId32, found);
}

/* ---- Resolvers ---------------------------------------------------------- */

static void check_resolver(struct report *report, const struct unit *unit,
                           uint64_t at) {
  uint64_t key = 0, function = 0;
  follow(report->image, at + offsetof(struct sc_resolver, key), &key);
  follow(report->image, at + offsetof(struct sc_resolver, function), &function);
  if (!unit_key(report->image, unit, key))
    violate(report, "resolver", at, NULL, "a key", "an offset to 0x%" PRIx64,
            key);
  if (!(image_access(report->image, image_code(report->image, function), 1) &
        PF_X))
    violate(report, "resolver", at, NULL, "a function",
            "an offset to 0x%" PRIx64, function);
}

void verify_resolvers(struct report *report, const struct unit *unit) {
  size_t size = sizeof(struct sc_resolver);
  for (uint64_t at = unit->resolvers.begin; at < unit->resolvers.end;
       at += size)
    check_resolver(report, unit, at);
}

/* ---- Start and stop ----------------------------------------------------- */

/* Whether a function that such a section names refers to the unit. */
static bool is_called(const struct image *image, uint32_t type, uint64_t unit) {
  for (size_t i = 1; i <= image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(image, i)->header;
    for (uint64_t at = 0; s->sh_type == type && at < s->sh_size;
         at += pointer_size(image)) {
      struct value function;
      if (image_pointer(image, s->sh_addr + at, &function) &&
          refers_to(image, function.address, MAX_UNIT_CALL, unit))
        return true;
    }
  }
  return false;
}

static void check_calls(struct report *report, const struct unit *unit) {
  const struct image *image = report->image;
  if (!is_called(image, SHT_PREINIT_ARRAY, unit->address) &&
      !is_called(image, SHT_INIT_ARRAY, unit->address))
    violate(report, "start", unit->address, NULL,
            "a function in .init_array that starts the unit", "none");
  if (!is_called(image, SHT_FINI_ARRAY, unit->address))
    violate(report, "start", unit->address, NULL,
            "a function in .fini_array that stops the unit", "none");
}

/* ---- All ---------------------------------------------------------------- */

void verify_wrappers(struct report *report) {
  const struct image *image = report->image;
  for (size_t i = 0; i < image->wrapper_count; i++)
    violate(report, "wrapper", image->wrappers[i].begin, NULL,
            "no wrapper in a linked file", "symbol %.200s",
            image->wrappers[i].name);
}

static void verify_hosted(struct report *report, const struct unit *unit) {
  check_header(report, unit);
  check_constants(report, unit);
  check_segments(report);
  check_data(report, unit);
  check_calls(report, unit);
}

int verify_unit(const struct request *request, struct report *report,
                const struct unit *unit, struct error *error) {
  if (unit->is_bare)
    verify_bare(report, unit);
  else
    verify_hosted(report, unit);
  verify_resolvers(report, unit);
  verify_keys(report, unit);
  verify_definitions(report, unit);
  verify_wrappers(report);
  if (verify_sites(report, unit, error) || verify_branches(report, unit, error))
    return -1;
  return unit->is_bare ? verify_startup(request, report, unit, error) : 0;
}
