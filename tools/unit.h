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
  int32_t result;   /* enum sc_result, if it is sound */
  const char *name; /* NULL: it cannot be read */
  struct value deflt, target, in_slot;
  bool has_default, has_target, has_slot; /* those can be read */
  size_t first, count;                    /* of the unit's sites */
};

struct site {
  uint64_t record, address;
  uint64_t dest;
  int form;              /* SC_CALL, SC_JUMP, or no site's */
  const struct key *key; /* NULL: no key's */
};

struct unit {
  uint64_t address;
  struct range records, views, resolvers, slots, keys_range;
  uint64_t return_nothing, return_zero, image, state;
  struct key *keys;
  size_t key_count;
  struct site *sites; /* one for each record, in their order */
  size_t site_count;
};

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

/* Where a 4-byte offset leads; false where it cannot be read. */
bool follow(const struct image *image, uint64_t field, uint64_t *to);

#endif
