/* Firmware's units: the header, keys and sites that differ from those of a unit
 * that a system loads. */
#include "unit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

unsigned bare_thumb(const struct image *image) {
  return image->family->has_thumb;
}

#define VERSION (SC_FORMAT_VERSION | SC_UNIT_BARE)

/* ---- The unit's header -------------------------------------------------- */

static bool read_ranges(const struct image *image, struct unit *unit) {
  uint64_t at = unit->address;
#define READ(name, to)                                                         \
  follow(image, at + offsetof(struct sc_bare_unit, name), to)
  return READ(sites_begin, &unit->records.begin) &&
         READ(sites_end, &unit->records.end) &&
         READ(views_begin, &unit->views.begin) &&
         READ(views_end, &unit->views.end) &&
         READ(resolvers_begin, &unit->resolvers.begin) &&
         READ(resolvers_end, &unit->resolvers.end) &&
         READ(targets_begin, &unit->targets.begin) &&
         READ(targets_end, &unit->targets.end) &&
         READ(return_nothing, &unit->return_nothing) &&
         READ(return_zero, &unit->return_zero);
#undef READ
}

static bool is_whole(const struct image *image, struct range r, size_t entry) {
  return r.begin <= r.end && r.begin % sizeof(int32_t) == 0 &&
         range_size(r) % entry == 0 &&
         (r.begin == r.end || image_at(image, r.begin, range_size(r)));
}

/* Whether it holds what no other bytes are likely to. */
static bool is_header(const struct image *image, uint64_t address) {
  struct unit unit = {.address = address, .is_bare = true};
  struct value back;
  const unsigned char *p =
      image_at(image, address, sizeof(struct sc_bare_unit));
  return p && load_le32(p + offsetof(struct sc_bare_unit, check)) == 0 &&
         read_ranges(image, &unit) && unit.views.begin < unit.views.end &&
         is_whole(image, unit.views, view_size(image, &unit)) &&
         image_pointer(image, unit.views.begin, &back) &&
         back.address == address;
}

/* In files without symbols: a linker script may put the table anywhere. */
static bool search(const struct image *image, uint64_t *address) {
  const uint64_t step = sizeof(uint32_t);
  for (size_t i = 0; i < image->segment_count; i++) {
    const GElf_Phdr *p = &image->segments[i];
    uint64_t end = p->p_vaddr + p->p_filesz;
    uint64_t first = (p->p_vaddr + step - 1) & ~(step - 1);
    for (uint64_t at = first; at < end && end - at >= step; at += step)
      if ((uint32_t)load_le32(image->bytes + p->p_offset + (at - p->p_vaddr)) ==
              VERSION &&
          is_header(image, at)) {
        *address = at;
        return true;
      }
  }
  return false;
}

bool bare_find(const struct image *image, struct unit *unit) {
  const struct section *views = image_section(image, SC_VIEWS_SECTION);
  if (!image->family->goes_on)
    return false;
  unit->address = image->unit;
  if (!image->unit && views)
    follow(image, views->header.sh_addr, &unit->address);
  else if (!image->unit && !search(image, &unit->address))
    return false;
  const unsigned char *version =
      image_at(image, unit->address, sizeof(uint32_t));
  return version && ((uint32_t)load_le32(version) & SC_UNIT_BARE);
}

static bool check_range(struct report *report, const struct unit *unit,
                        const char *what, struct range range, size_t entry) {
  bool sound = is_whole(report->image, range, entry);
  if (!sound)
    violate(report, "unit", unit->address, NULL,
            "the bounds of whole entries in the file",
            "0x%" PRIx64 " to 0x%" PRIx64 " for the %s", range.begin, range.end,
            what);
  return sound;
}

bool bare_read_header(struct report *report, struct unit *unit) {
  if (!read_ranges(report->image, unit)) {
    violate(report, "unit", unit->address, NULL, "the unit's header",
            "the end of the segment");
    return false;
  }
  return check_range(report, unit, "views", unit->views,
                     view_size(report->image, unit)) &&
         check_range(report, unit, "records", unit->records,
                     sizeof(sc_record)) &&
         check_range(report, unit, "resolvers", unit->resolvers,
                     sizeof(struct sc_resolver)) &&
         check_range(report, unit, "targets", unit->targets,
                     target_size(report->image));
}

/* ---- Keys --------------------------------------------------------------- */

const char *bare_name(const struct image *image, uint64_t view) {
  const char *symbol = image_view_symbol(image, view);
  return symbol ? symbol + strlen(SC_VIEW_PREFIX) : NULL;
}

/* The default of a named key is its trampoline, by another name the veneer. */
void bare_read_key(const struct image *image, struct key *key) {
  const unsigned pointer = pointer_size(image);
  uint64_t properties = 0;
  uint64_t *const fields[VIEW_FIELDS] = {
      &key->unit,       &key->key,    &key->records.begin, &key->records.end,
      &key->bare_first, &key->veneer, &key->slot,          &properties};
  for (size_t i = 0; i < VIEW_FIELDS; i++)
    *fields[i] =
        load_pointer(image, image_at(image, key->view + i * pointer, pointer));
  key->is_bare = true;
  key->properties = (uint32_t)properties;
  key->has_default = true;
  key->deflt =
      (struct value){.kind = VALUE_ADDRESS,
                     .address = is_named(key) ? key->veneer : key->bare_first};
  key->has_slot = image_pointer(image, key->slot, &key->in_slot);
}

bool bare_read_definitions(struct unit *unit) {
  unit->defined = calloc(unit->key_count + 1, sizeof *unit->defined);
  if (!unit->defined)
    return false;
  for (size_t i = 0; i < unit->key_count; i++) {
    struct key *key = &unit->keys[i];
    if (!is_named(key))
      continue;
    struct definition *definition = &unit->defined[unit->defined_count++];
    *definition = (struct definition){.address = key->view,
                                      .key_address = key->view,
                                      .key = key,
                                      .target = key->in_slot,
                                      .has_target = key->has_slot};
    key->definition = definition;
  }
  return true;
}

/* ---- Targets ------------------------------------------------------------ */

static void read_target(const struct image *image, const struct unit *unit,
                        struct allowed *target) {
  struct value view = {.kind = VALUE_ADDRESS};
  image_pointer(image, target->address, &view);
  image_pointer(image, target->address + pointer_size(image),
                &target->function);
  target->key = unit_key(image, unit, view.address);
}

bool bare_read_targets(const struct image *image, struct unit *unit) {
  size_t size = target_size(image);
  unit->allowed_count = range_size(unit->targets) / size;
  unit->allowed = calloc(unit->allowed_count + 1, sizeof *unit->allowed);
  if (!unit->allowed)
    return false;
  for (size_t i = 0; i < unit->allowed_count; i++) {
    struct allowed *target = &unit->allowed[i];
    target->address = unit->targets.begin + size * i;
    read_target(image, unit, target);
    if (!target->key)
      continue;
    struct key *key = &unit->keys[target->key - unit->keys];
    if (key->target_count == 0)
      key->first_target = i;
    if (key->first_target + key->target_count == i)
      key->target_count++;
  }
  return true;
}

/* ---- Sites out of line -------------------------------------------------- */

static const unsigned char *out_of_line(const struct image *image,
                                        size_t *size) {
  const struct section *s = image_section(image, SC_OUT_OF_LINE_SECTION);
  *size = s ? s->header.sh_size : 0;
  return s ? image_contents(image, s) : NULL;
}

size_t bare_count_out_of_line(const struct image *image) {
  size_t size;
  return out_of_line(image, &size) ? size / (2 * pointer_size(image)) : 0;
}

static int by_key(const void *a, const void *b) {
  const struct site *x = a, *y = b;
  if (x->record != y->record)
    return x->record < y->record ? -1 : 1;
  return (x->address > y->address) - (x->address < y->address);
}

static void add_site(struct report *report, struct unit *unit, uint64_t address,
                     uint64_t view) {
  const struct key *key = unit_key(report->image, unit, view);
  struct site *site = &unit->sites[unit->site_count];
  if (!key) {
    violate(report, "table", address, NULL, "the view of a key",
            "a site out of line of a key at 0x%" PRIx64, view);
    return;
  }
  *site = (struct site){.record = view,
                        .pc = address | bare_thumb(report->image),
                        .key = key,
                        .is_out_of_line = true};
  read_site(report->image, site);
  unit->site_count++;
}

static void give_sites(struct unit *unit) {
  for (size_t i = unit->record_count; i < unit->site_count; i++) {
    struct key *key = &unit->keys[unit->sites[i].key - unit->keys];
    if (key->out_count++ == 0)
      key->first_out = i;
  }
}

/* Those at address 0 are of functions that the linker dropped. */
void bare_read_out_of_line(struct report *report, struct unit *unit) {
  const struct image *image = report->image;
  const unsigned pointer = pointer_size(image);
  size_t size;
  const unsigned char *p = out_of_line(image, &size);
  size_t count = bare_count_out_of_line(image);
  for (size_t i = 0; i < count; i++, p += 2 * pointer)
    if (load_pointer(image, p))
      add_site(report, unit, load_pointer(image, p),
               load_pointer(image, p + pointer));
  qsort(unit->sites + unit->record_count, unit->site_count - unit->record_count,
        sizeof *unit->sites, by_key);
  give_sites(unit);
}
