#include "unit.h"

#include "internal.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool follow(const struct image *image, uint64_t field, uint64_t *to) {
  const unsigned char *p = image_at(image, field, sizeof(int32_t));
  if (p)
    *to = image_wrap(image, field + (uint64_t)(int64_t)load_le32(p));
  return p;
}

const char *key_name(const struct key *key) {
  return key->name ? key->name : "?";
}

/* ---- The unit's header -------------------------------------------------- */

static bool header_range(const struct image *image, uint64_t begin,
                         struct range *range) {
  return follow(image, begin, &range->begin) &&
         follow(image, begin + sizeof(int32_t), &range->end);
}

static bool read_header(const struct image *image, struct unit *unit) {
  uint64_t at = unit->address;
#define FIELD(name) (at + offsetof(struct sc_unit, name))
  return header_range(image, FIELD(sites_begin), &unit->records) &&
         header_range(image, FIELD(views_begin), &unit->views) &&
         header_range(image, FIELD(resolvers_begin), &unit->resolvers) &&
         header_range(image, FIELD(definitions_begin), &unit->definitions) &&
         header_range(image, FIELD(slots_begin), &unit->slots) &&
         header_range(image, FIELD(keys_begin), &unit->keys_range) &&
         follow(image, FIELD(return_nothing), &unit->return_nothing) &&
         follow(image, FIELD(return_zero), &unit->return_zero) &&
         follow(image, FIELD(image), &unit->image) &&
         follow(image, FIELD(state), &unit->state);
#undef FIELD
}

/* Whether the header's range is that of the section. */
static bool check_range(struct report *report, const struct unit *unit,
                        const char *name, struct range range, uint64_t entry) {
  const struct section *s = image_section(report->image, name);
  uint64_t begin = s ? s->header.sh_addr : range.begin;
  uint64_t size = s ? s->header.sh_size : 0;
  bool sound = range.begin == begin && range.end == begin + size &&
               size % entry == 0 &&
               (size == 0 || image_at(report->image, begin, size));
  if (!sound)
    violate(report, "unit", unit->address, NULL,
            "the bounds of a section of whole entries in the file",
            "0x%" PRIx64 " to 0x%" PRIx64 " for %s at 0x%" PRIx64
            " of 0x%" PRIx64 " bytes",
            range.begin, range.end, name, begin, size);
  return sound;
}

/* The definitions are the end of the keys' range. */
static bool check_definitions(struct report *report, const struct unit *unit) {
  struct range r = unit->definitions, keys = unit->keys_range;
  bool sound =
      r.end == keys.end && range_holds(keys, r.begin, range_size(r)) &&
      r.begin % pointer_size(report->image) == 0 &&
      range_size(r) % definition_size(report->image) == 0 &&
      (r.begin == r.end || image_at(report->image, r.begin, range_size(r)));
  if (!sound)
    violate(report, "unit", unit->address, NULL,
            "whole definitions at the end of the keys' range",
            "definitions from 0x%" PRIx64 " to 0x%" PRIx64
            ", the range being 0x%" PRIx64 " to 0x%" PRIx64,
            r.begin, r.end, keys.begin, keys.end);
  return sound;
}

static bool check_version(struct report *report, const struct unit *unit) {
  uint32_t version =
      (uint32_t)load_le32(image_at(report->image, unit->address, 4));
  if (unit->is_bare)
    version &= ~SC_UNIT_BARE;
  char expected[32];
  snprintf(expected, sizeof expected, "version %d", SC_FORMAT_VERSION);
  if (version != SC_FORMAT_VERSION)
    violate(report, "version", unit->address, NULL, expected,
            "format version %" PRIu32, version);
  return version == SC_FORMAT_VERSION;
}

static bool read_unit(struct report *report, struct unit *unit, uint64_t view) {
  const struct image *image = report->image;
  if (!follow(image, view, &unit->address) ||
      !image_at(image, unit->address, sizeof(uint32_t))) {
    violate(report, "unit", view, NULL, "an offset to the unit's header",
            "one that leads out of the file");
    return false;
  }
  if (!check_version(report, unit))
    return false;
  if (!read_header(image, unit)) {
    violate(report, "unit", unit->address, NULL, "the unit's header",
            "the end of the segment");
    return false;
  }
  return check_range(report, unit, ".static_call_views", unit->views,
                     sizeof(struct sc_view)) &&
         check_range(report, unit, ".static_call_sites", unit->records,
                     sizeof(sc_record)) &&
         check_range(report, unit, SC_RESOLVERS_SECTION, unit->resolvers,
                     sizeof(struct sc_resolver)) &&
         check_definitions(report, unit);
}

/* ---- Keys --------------------------------------------------------------- */

static void read_key(const struct image *image, struct key *key) {
#define FIELD(name) (key->view + offsetof(struct sc_view, name))
  follow(image, FIELD(unit), &key->unit);
  follow(image, FIELD(key), &key->key);
  follow(image, FIELD(begin), &key->records.begin);
  follow(image, FIELD(end), &key->records.end);
  follow(image, FIELD(name), &key->name_address);
  follow(image, FIELD(veneer), &key->veneer);
  follow(image, FIELD(slot), &key->slot);
  key->properties =
      (uint32_t)load_le32(image_at(image, FIELD(properties), sizeof(uint32_t)));
#undef FIELD
  follow(image, key->key + offsetof(struct static_call_key, view),
         &key->leads_to);
  key->has_default = image_pointer(image, key->key + KEY_DEFAULT, &key->deflt);
  key->has_slot = image_pointer(image, key->slot, &key->in_slot);
}

/* Of a named key what its source calls it; an empty string if the default has
 * no trampoline's name. */
static const char *plain_name(const struct key *key, const char *name) {
  size_t prefix = strlen(SC_TRAMPOLINE_PREFIX);
  if (!is_named(key))
    return name;
  return strncmp(name, SC_TRAMPOLINE_PREFIX, prefix) ? "" : name + prefix;
}

/* Each name belongs to one key: names that overlap could make the output as
 * long as the square of the file. */
static void read_names(struct report *report, struct unit *unit) {
  size_t left = report->image->size;
  for (size_t i = 0; i < unit->key_count; i++) {
    struct key *key = &unit->keys[i];
    const char *name = unit->is_bare
                           ? bare_name(report->image, key->view)
                           : image_string(report->image, key->name_address);
    size_t length = name ? strlen(name) : 0;
    if (unit->is_bare && !name)
      continue;
    const char *plain = name ? plain_name(key, name) : "";
    if (*plain && length <= left) {
      key->name = plain;
      left -= length;
    } else {
      violate(report, "name", key->view, NULL, "the default's name",
              "%s at 0x%" PRIx64,
              !name           ? "no string"
              : length > left ? "names that overlap"
              : *name         ? "no trampoline's name"
                              : "an empty string",
              key->name_address);
    }
  }
}

static bool read_keys(struct report *report, struct unit *unit) {
  const size_t size = view_size(report->image, unit);
  unit->key_count = range_size(unit->views) / size;
  unit->keys = calloc(unit->key_count + 1, sizeof *unit->keys);
  if (!unit->keys)
    return false;
  for (size_t i = 0; i < unit->key_count; i++) {
    unit->keys[i].view = unit->views.begin + size * i;
    if (unit->is_bare)
      bare_read_key(report->image, &unit->keys[i]);
    else
      read_key(report->image, &unit->keys[i]);
    unit->keys[i].stub = stub_for(unit, &unit->keys[i]);
  }
  read_names(report, unit);
  return true;
}

const struct key *unit_key(const struct image *image, const struct unit *unit,
                           uint64_t address) {
  const size_t size = view_size(image, unit);
  uint64_t view = address;
  if (!unit->is_bare &&
      !follow(image, address + offsetof(struct static_call_key, view), &view))
    return NULL;
  if (!range_holds(unit->views, view, size))
    return NULL;
  const struct key *key = &unit->keys[(view - unit->views.begin) / size];
  return address == (unit->is_bare ? key->view : key->key) ? key : NULL;
}

/* ---- Definitions -------------------------------------------------------- */

static void read_definition(const struct image *image, struct unit *unit,
                            struct definition *definition) {
  struct value key;
  if (image_pointer(image, definition->address, &key))
    definition->key_address = key.address;
  definition->key = unit_key(image, unit, definition->key_address);
  definition->has_target = image_pointer(
      image, definition->address + pointer_size(image), &definition->target);
}

static bool read_definitions(const struct image *image, struct unit *unit) {
  size_t size = definition_size(image);
  unit->defined_count = range_size(unit->definitions) / size;
  unit->defined = calloc(unit->defined_count + 1, sizeof *unit->defined);
  if (!unit->defined)
    return false;
  for (size_t i = 0; i < unit->defined_count; i++) {
    struct definition *definition = &unit->defined[i];
    definition->address = unit->definitions.begin + size * i;
    read_definition(image, unit, definition);
    const struct key *key = definition->key;
    if (key && !key->definition)
      unit->keys[key - unit->keys].definition = definition;
  }
  return true;
}

/* ---- Sites -------------------------------------------------------------- */

void read_site(const struct image *image, struct site *site) {
  const struct family *f = image->family;
  site->address = f->code(site->pc);
  const unsigned char *p = image_at(image, site->address, (size_t)f->size());
  site->form = p ? f->decode(p, site->pc, &site->dest) : -EILSEQ;
}

bool has_form(const struct site *site) { return sc_is_branch(site->form); }

static bool read_sites(struct report *report, struct unit *unit) {
  const struct image *image = report->image;
  size_t others = unit->is_bare ? bare_count_out_of_line(image) : 0;
  unit->record_count = range_size(unit->records) / sizeof(sc_record);
  unit->site_count = unit->record_count;
  unit->sites = calloc(unit->site_count + others + 1, sizeof *unit->sites);
  if (!unit->sites)
    return false;
  for (size_t i = 0; i < unit->record_count; i++) {
    struct site *site = &unit->sites[i];
    site->record = unit->records.begin + sizeof(sc_record) * i;
    follow(image, site->record, &site->pc);
    read_site(image, site);
  }
  if (unit->is_bare)
    bare_read_out_of_line(report, unit);
  return true;
}

/* ---- Which site is whose ------------------------------------------------ */

static int by_records(const void *a, const void *b) {
  const struct key *x = *(struct key *const *)a, *y = *(struct key *const *)b;
  if (x->records.begin != y->records.begin)
    return x->records.begin < y->records.begin ? -1 : 1;
  return x->records.end < y->records.end ? -1
         : x->records.end > y->records.end
             ? 1
             : (x->view > y->view) - (x->view < y->view);
}

static bool check_labels(struct report *report, const struct unit *unit,
                         const struct key *key) {
  struct range r = key->records;
  bool sound = r.begin <= r.end &&
               range_holds(unit->records, r.begin, range_size(r)) &&
               (r.begin - unit->records.begin) % sizeof(sc_record) == 0 &&
               range_size(r) % sizeof(sc_record) == 0;
  if (!sound)
    violate(report, "labels", key->view, key_name(key),
            "a range of whole records in the table",
            "labels 0x%" PRIx64 " to 0x%" PRIx64 ", the table being 0x%" PRIx64
            " to 0x%" PRIx64,
            r.begin, r.end, unit->records.begin, unit->records.end);
  return sound;
}

static void check_gap(struct report *report, uint64_t from, uint64_t to) {
  if (from < to)
    violate(report, "table", from, NULL,
            "every record between one key's labels",
            "%" PRIu64 " records of no key", (to - from) / sizeof(sc_record));
}

static void give_sites(const struct image *image, struct unit *unit,
                       struct key *key) {
  key->first = (key->records.begin - unit->records.begin) / sizeof(sc_record);
  key->count = range_size(key->records) / sizeof(sc_record);
  for (size_t i = 0; i < key->count; i++) {
    struct site *site = &unit->sites[key->first + i];
    site->key = key;
    if (is_named(key) && !unit->is_bare && key->has_default &&
        begins_at(image, &key->deflt, site->pc))
      key->trampoline = site;
  }
}

/* Gives each key the sites of its records, which no other key has. */
static bool give_all_sites(struct report *report, struct unit *unit) {
  struct key **sorted = calloc(unit->key_count + 1, sizeof(struct key *));
  uint64_t next = unit->records.begin;
  if (!sorted)
    return false;
  for (size_t i = 0; i < unit->key_count; i++)
    sorted[i] = &unit->keys[i];
  qsort(sorted, unit->key_count, sizeof(struct key *), by_records);
  for (size_t i = 0; i < unit->key_count; i++) {
    struct key *key = sorted[i];
    if (!check_labels(report, unit, key))
      continue;
    if (key->records.begin < next) {
      violate(report, "labels", key->view, key_name(key),
              "records of this key alone",
              "labels 0x%" PRIx64 " to 0x%" PRIx64
              " around records of another key",
              key->records.begin, key->records.end);
      continue;
    }
    check_gap(report, next, key->records.begin);
    give_sites(report->image, unit, key);
    next = key->records.end;
  }
  check_gap(report, next, unit->records.end);
  free(sorted);
  return true;
}

/* ---- The unit ----------------------------------------------------------- */

/* The views' section, or NULL where there are no static calls. */
static const struct section *find_views(struct report *report) {
  const struct section *views = image_section(report->image, SC_VIEWS_SECTION);
  const struct section *records =
      image_section(report->image, ".static_call_sites");
  if (views && views->header.sh_size > 0)
    return views;
  if (records && records->header.sh_size > 0)
    violate(report, "table", records->header.sh_addr, NULL,
            "every record between one key's labels",
            "%" PRIu64 " records and no view",
            records->header.sh_size / sizeof(sc_record));
  /* Another linker script may have other sections. */
  else if (report->image->key_count > 0)
    violate(report, "table", report->image->keys[0].begin, NULL,
            "section " SC_VIEWS_SECTION, "symbol %.200s and no views",
            report->image->keys[0].name);
  return NULL;
}

static bool read_bare_unit(struct report *report, struct unit *unit) {
  return check_version(report, unit) && bare_read_header(report, unit);
}

static bool read_tables(const struct image *image, struct unit *unit) {
  return unit->is_bare
             ? bare_read_definitions(unit) && bare_read_targets(image, unit)
             : read_definitions(image, unit);
}

enum unit_status unit_open(struct unit *unit, struct report *report) {
  *unit = (struct unit){0};
  unit->is_bare = bare_find(report->image, unit);
  const struct section *views = unit->is_bare ? NULL : find_views(report);
  if (!views && !unit->is_bare)
    return report->count ? UNIT_BROKEN : UNIT_NONE;
  if (unit->is_bare ? !read_bare_unit(report, unit)
                    : !read_unit(report, unit, views->header.sh_addr))
    return UNIT_BROKEN;
  if (read_keys(report, unit) && unit_sort_veneers(unit) &&
      read_tables(report->image, unit) && read_sites(report, unit) &&
      give_all_sites(report, unit))
    return UNIT_LOADED;
  violate(report, "unit", unit->address, NULL, "memory", "too little of it");
  return UNIT_BROKEN;
}

void unit_close(struct unit *unit) {
  free(unit->keys);
  free(unit->veneers);
  free(unit->defined);
  free(unit->allowed);
  free(unit->sites);
}
