/* Each view, and what it leads to. */
#include "tool.h"

#include <inttypes.h>
#include <stdlib.h>

enum { POINTER = 8, VENEER_MAX = 24 };

/* ---- Where the fields lead ---------------------------------------------- */

static void check_inside(struct report *report, const struct key *key,
                         const char *kind, uint64_t address, uint64_t size,
                         struct range range) {
  if (!range_holds(range, address, size) || address % POINTER != 0)
    violate(report, kind, key->view, key_name(key),
            "one in the unit's range, aligned to 8",
            "a %s at 0x%" PRIx64 ", the range being 0x%" PRIx64
            " to 0x%" PRIx64,
            kind, address, range.begin, range.end);
}

static void check_places(struct report *report, const struct unit *unit,
                         const struct key *key) {
  unsigned access = image_access(report->image, key->name_address, 1);
  if (key->unit != unit->address)
    violate(report, "view", key->view, key_name(key), "that of the first view",
            "a unit at 0x%" PRIx64, key->unit);
  if (key->result < SC_RESULT_OTHER || key->result > SC_RESULT_ZERO)
    violate(report, "view", key->view, key_name(key), "a result class",
            "%" PRId32, key->result);
  if (access & PF_W)
    violate(report, "name", key->view, key_name(key), "a read-only segment",
            "a name in a writable one");
  check_inside(report, key, "key", key->key, sizeof(struct static_call_key),
               unit->keys_range);
  check_inside(report, key, "slot", key->slot, POINTER, unit->slots);
}

/* ---- Values ------------------------------------------------------------- */

static void check_fresh(struct report *report, const struct key *key) {
  uint64_t from = offsetof(struct static_call_key, pending);
  for (uint64_t at = from; at < sizeof(struct static_call_key); at += POINTER) {
    struct value v;
    if (!image_pointer(report->image, key->key + at, &v) || v.address ||
        v.kind != VALUE_ADDRESS)
      violate(report, "initial", key->key + at, key_name(key), "0",
              "something else in the runtime's fields");
  }
}

static void check_values(struct report *report, const struct key *key) {
  const struct image *image = report->image;
  struct value view;
  if (!image_pointer(image, key->key, &view) || view.address != key->view)
    violate(report, "initial", key->key, key_name(key), "the view of the key",
            "a key that leads elsewhere");
  if (!key->has_default)
    violate(report, "initial", key->key, key_name(key), "a default",
            "one that cannot be read");
  else if (!key->has_target || !same_value(&key->deflt, &key->target))
    violate(report, "initial", key->key, key_name(key), "the default",
            "another first target");
  if (key->has_default &&
      (!key->has_slot || !same_value(&key->deflt, &key->in_slot)))
    violate(report, "initial", key->slot, key_name(key), "the default",
            "a slot that holds %s",
            key->has_slot ? show_value(image, &key->in_slot).text
                          : "what cannot be read");
  check_fresh(report, key);
}

/* ---- Veneers ------------------------------------------------------------ */

static void check_veneer(struct report *report, const struct key *key) {
  if (!(image_access(report->image, key->veneer, 1) & PF_X))
    violate(report, "veneer", key->view, key_name(key), "an executable segment",
            "a veneer at 0x%" PRIx64, key->veneer);
  else if (!refers_to(report->image, key->veneer, VENEER_MAX, key->slot))
    violate(report, "veneer", key->veneer, key_name(key),
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
    check_places(report, unit, key);
    check_values(report, key);
    check_veneer(report, key);
  }
  check_owned(report, unit, "key", offsetof(struct key, key));
  check_owned(report, unit, "slot", offsetof(struct key, slot));
  check_owned(report, unit, "veneer", offsetof(struct key, veneer));
}
