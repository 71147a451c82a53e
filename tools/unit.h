/* The static calls of one linked file, as its table has them. */
#ifndef UNIT_H
#define UNIT_H

#include "StaticCallFormat.h"
#include "report.h"

/* A field of the format; offsets are followed. Addresses that a file names may
 * lead anywhere: image_at says whether something is there. */
struct key {
  uint64_t view, unit, key, veneer, slot, name_address;
  struct range records;
  uint64_t leads_to;   /* the view that the key names */
  uint32_t properties; /* sc_view.properties */
  const char *name;    /* without a trampoline's prefix; NULL: unreadable */
  struct value deflt, in_slot;
  bool has_default, has_slot;          /* those can be read */
  size_t first, count;                 /* of the unit's sites */
  const struct definition *definition; /* NULL: not in this unit */
  const struct site *trampoline;       /* its jump; NULL: not in this unit */
};

struct definition {
  uint64_t address, key_address;
  const struct key *key; /* NULL: it leads to none */
  struct value target;
  bool has_target; /* it can be read */
};

struct site {
  uint64_t record, address;
  uint64_t dest;
  int form;              /* SC_CALL, SC_JUMP, or no site's */
  const struct key *key; /* NULL: no key's */
};

struct unit {
  uint64_t address;
  struct range records, views, resolvers, definitions, slots, keys_range;
  uint64_t return_nothing, return_zero, image, state;
  struct key *keys;
  size_t key_count;
  struct site *sites; /* one for each record, in their order */
  size_t site_count;
  struct definition *defined;
  size_t defined_count;
};

static inline uint32_t key_result(const struct key *key) {
  return key->properties & SC_VIEW_RESULT;
}

static inline bool is_named(const struct key *key) {
  return key->properties & SC_VIEW_NAMED;
}

/* Whether the linked file has a call or a jump there. */
bool has_form(const struct site *site);

/* Whether there is something to look at. */
enum unit_status { UNIT_LOADED, UNIT_NONE, UNIT_BROKEN };

/* Reads the unit of report->image, and reports what of the table is not whole.
 * What there is must be closed. */
enum unit_status unit_open(struct unit *unit, struct report *report);
void unit_close(struct unit *unit);

/* The key's name for messages, never NULL. */
const char *key_name(const struct key *key);

/* The unit's key at `address`, or NULL. */
const struct key *unit_key(const struct image *image, const struct unit *unit,
                           uint64_t address);

/* Where a 4-byte offset leads; false where it cannot be read. */
bool follow(const struct image *image, uint64_t field, uint64_t *to);

#endif
