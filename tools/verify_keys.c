/* Each view, and what it leads to. */
#include "tool.h"

#include <inttypes.h>
#include <stdlib.h>

enum { VENEER_MAX = 24 };

/* ---- Where the fields lead ---------------------------------------------- */

static void check_inside(struct report *report, const struct key *key,
                         const char *kind, uint64_t address, uint64_t size,
                         struct range range) {
  const unsigned pointer = pointer_size(report->image);
  char expected[64];
  snprintf(expected, sizeof expected, "one in the unit's range, aligned to %u",
           pointer);
  if (!range_holds(range, address, size) || address % pointer != 0)
    violate(report, kind, key->view, key_name(key), expected,
            "a %s at 0x%" PRIx64 ", the range being 0x%" PRIx64
            " to 0x%" PRIx64,
            kind, address, range.begin, range.end);
}

static void check_view(struct report *report, const struct unit *unit,
                       const struct key *key) {
  const uint32_t known = SC_VIEW_RESULT | SC_VIEW_INTERNAL | SC_VIEW_NAMED;
  if (key->unit != unit->address)
    violate(report, "view", key->view, key_name(key), "that of the first view",
            "a unit at 0x%" PRIx64, key->unit);
  if (key_result(key) > SC_RESULT_ZERO || (key->properties & ~known))
    violate(report, "view", key->view, key_name(key),
            "a result class and flags that are known", "properties 0x%" PRIx32,
            key->properties);
}

static void check_places(struct report *report, const struct unit *unit,
                         const struct key *key) {
  struct range keys = {unit->keys_range.begin, unit->definitions.begin};
  unsigned access = image_access(report->image, key->name_address, 1);
  if (access & PF_W)
    violate(report, "name", key->view, key_name(key), "a read-only segment",
            "a name in a writable one");
  check_inside(report, key, "key", key->key, key_size(report->image), keys);
  check_inside(report, key, "slot", key->slot, pointer_size(report->image),
               unit->slots);
}

/* ---- Values ------------------------------------------------------------- */

/* A field of the key, and what follows it up to `end`. */
struct fields {
  struct report *report;
  const struct key *key;
  struct range range;
};

static void report_relocation(void *context, uint64_t place) {
  const struct fields *f = context;
  violate(f->report, "relocation", place, key_name(f->key),
          "none but the default's", "a dynamic relocation in the key");
}

static struct fields fields_of(struct report *report, const struct key *key,
                               size_t begin, size_t end) {
  return (struct fields){report, key, {key->key + begin, key->key + end}};
}

static void check_constant(struct fields fields) {
  image_each_relocation(fields.report->image, fields.range, report_relocation,
                        &fields);
}

/* What is the runtime's. */
static void check_zero(struct fields fields) {
  struct range r = fields.range;
  for (uint64_t at = r.begin; at < r.end; at += sizeof(int32_t)) {
    const unsigned char *p =
        image_at(fields.report->image, at, sizeof(int32_t));
    if (!p || load_le32(p))
      violate(fields.report, "initial", at, key_name(fields.key), "0",
              "something else in the runtime's fields");
  }
}

static void check_fields(struct report *report, const struct key *key) {
  size_t flags = offsetof(struct static_call_key, flags);
  size_t target = key_target(report->image), end = key_size(report->image);
  check_zero(fields_of(report, key, flags, KEY_DEFAULT));
  check_zero(fields_of(report, key, target, end));
  check_constant(fields_of(report, key, 0, KEY_DEFAULT));
  check_constant(fields_of(report, key, target, end));
}

/* A site may go through it before the runtime ran. Of a retargeted key it holds
 * the first target, or the stub that stands for none. */
static bool is_slot_right(const struct image *image, const struct key *key) {
  const struct value *first = key_first(key);
  return key->has_slot &&
         (same_value(&key->deflt, &key->in_slot) ||
          (first && same_value(first, &key->in_slot)) ||
          (begins_disabled(image, key) && key->in_slot.kind == VALUE_ADDRESS &&
           key->in_slot.address == key->stub));
}

static void check_slot(struct report *report, const struct key *key) {
  if (is_slot_right(report->image, key))
    return;
  violate(report, "initial", key->slot, key_name(key), "the default",
          "a slot that holds %s",
          key->has_slot ? show_value(report->image, &key->in_slot).text
                        : "what cannot be read");
}

static void check_values(struct report *report, const struct key *key) {
  if (key->leads_to != key->view)
    violate(report, "initial", key->key, key_name(key), "the view of the key",
            "a key that leads elsewhere");
  if (key->has_default)
    check_slot(report, key);
  else
    violate(report, "initial", key->key, key_name(key), "a default",
            "one that cannot be read");
  check_fields(report, key);
}

/* ---- Veneers ------------------------------------------------------------ */

static void check_veneer(struct report *report, const struct key *key) {
  uint64_t code = image_code(report->image, key->veneer);
  if (!(image_access(report->image, code, 1) & PF_X))
    violate(report, "veneer", key->view, key_name(key), "an executable segment",
            "a veneer at 0x%" PRIx64, key->veneer);
  else if (!refers_to(report->image, key->veneer, VENEER_MAX, key->slot))
    violate(report, "veneer", code, key_name(key),
            "a jump through the key's slot", "a veneer without it");
}

/* ---- One of each per key ------------------------------------------------ */

struct owned {
  uint64_t address;
  const struct key *key;
};

static int by_address(const void *a, const void *b) {
  const struct owned *x = a, *y = b;
  if (x->address != y->address)
    return x->address < y->address ? -1 : 1;
  return (x->key->view > y->key->view) - (x->key->view < y->key->view);
}

static void check_shared(struct report *report, const char *kind,
                         struct owned *owned, size_t count) {
  qsort(owned, count, sizeof *owned, by_address);
  for (size_t i = 1; i < count; i++)
    if (owned[i].address == owned[i - 1].address)
      violate(report, kind, owned[i].key->view, key_name(owned[i].key),
              "one of its own", "the %s of key %.200s", kind,
              key_name(owned[i - 1].key));
}

static void check_owned(struct report *report, const struct unit *unit,
                        const char *kind, size_t field) {
  struct owned *owned = calloc(unit->key_count, sizeof *owned);
  if (!owned) {
    violate(report, kind, unit->address, NULL, "memory", "too little of it");
    return;
  }
  for (size_t i = 0; i < unit->key_count; i++) {
    const struct key *key = &unit->keys[i];
    owned[i].address = *(const uint64_t *)((const char *)key + field);
    owned[i].key = key;
  }
  check_shared(report, kind, owned, unit->key_count);
  free(owned);
}

void verify_keys(struct report *report, const struct unit *unit) {
  for (size_t i = 0; i < unit->key_count; i++) {
    const struct key *key = &unit->keys[i];
    check_view(report, unit, key);
    if (unit->is_bare) {
      verify_bare_key(report, unit, key);
    } else {
      check_places(report, unit, key);
      check_values(report, key);
    }
    check_veneer(report, key);
  }
  check_owned(report, unit, "key", offsetof(struct key, key));
  check_owned(report, unit, "slot", offsetof(struct key, slot));
  check_owned(report, unit, "veneer", offsetof(struct key, veneer));
}
