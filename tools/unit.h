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
  uint64_t record;
  uint64_t pc;           /* where it stands, and in which instruction set */
  uint64_t address;      /* without the latter */
  uint64_t dest;         /* as pc */
  int form;              /* SC_CALL, SC_JUMP, or no site's */
  const struct key *key; /* NULL: no key's */
};

struct unit {
  uint64_t address;
  struct range records, views, resolvers, definitions, slots, keys_range;
  uint64_t return_nothing, return_zero, image, state;
  struct key *keys;
  size_t key_count;
  const struct key **veneers; /* the keys, by their veneers */
  struct site *sites;         /* one for each record, in their order */
  size_t site_count;
  struct definition *defined;
  size_t defined_count;
};

/* How struct static_call_key and struct sc_definition lie in the target's
 * memory: 8 bytes and 7 pointers, of which the default and the target are the
 * first; and two pointers. */
enum { KEY_DEFAULT = 8, KEY_POINTERS = 7, DEFINITION_POINTERS = 2 };
_Static_assert(offsetof(struct static_call_key, deflt) == KEY_DEFAULT &&
                   offsetof(struct static_call_key, target) ==
                       KEY_DEFAULT + sizeof(void *) &&
                   sizeof(struct static_call_key) ==
                       KEY_DEFAULT + KEY_POINTERS * sizeof(void *),
               "the layout of keys");
_Static_assert(offsetof(struct sc_definition, target) == sizeof(void *) &&
                   sizeof(struct sc_definition) ==
                       DEFINITION_POINTERS * sizeof(void *),
               "the layout of definitions");

static inline unsigned pointer_size(const struct image *image) {
  return image->family->pointer;
}

static inline unsigned key_target(const struct image *image) {
  return KEY_DEFAULT + pointer_size(image);
}

static inline unsigned key_size(const struct image *image) {
  return KEY_DEFAULT + KEY_POINTERS * pointer_size(image);
}

static inline unsigned definition_size(const struct image *image) {
  return DEFINITION_POINTERS * pointer_size(image);
}

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

/* ---- veneers.c ---------------------------------------------------------- */

/* False where there is no memory. */
bool unit_sort_veneers(struct unit *unit);

/* A key whose veneer a branch to `dest` enters, maybe through a linker's
 * thunks, or NULL. */
const struct key *unit_veneer(const struct image *image,
                              const struct unit *unit, uint64_t dest);

/* Whether a branch to `dest` enters a veneer or a stub of the unit, in the same
 * way. */
bool enters(const struct image *image, uint64_t dest, uint64_t stub);

#endif
