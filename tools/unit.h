/* The static calls of one linked file, as its table has them. */
#ifndef UNIT_H
#define UNIT_H

#include "StaticCallFormat.h"
#include "internal.h"
#include "report.h"

/* A field of the format; offsets are followed. Addresses that a file names may
 * lead anywhere: image_at says whether something is there. */
struct key {
  bool is_bare; /* firmware's */
  uint64_t view, unit, key, veneer, slot, name_address;
  struct range records;
  uint64_t leads_to;   /* the view that the key names */
  uint64_t bare_first; /* firmware's first target */
  uint64_t stub;       /* what stands for no target; 0: nothing does */
  uint32_t properties; /* sc_view.properties */
  const char *name;    /* without a trampoline's prefix; NULL: unreadable */
  struct value deflt, in_slot;
  bool has_default, has_slot;          /* those can be read */
  size_t first, count;                 /* of the unit's sites */
  size_t first_out, out_count;         /* of those, out of line */
  size_t first_target, target_count;   /* of the unit's targets */
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
  bool is_out_of_line;   /* it has no record: `record` is the view */
};

/* What a boot table may choose. */
struct allowed {
  uint64_t address;
  const struct key *key; /* NULL: it leads to none */
  struct value function;
};

struct unit {
  uint64_t address;
  bool is_bare; /* firmware: without definitions, slots, keys_range ... */
  struct range records, views, resolvers, definitions, slots, keys_range;
  struct range targets; /* ... and with this */
  uint64_t return_nothing, return_zero, image, state;
  struct key *keys;
  size_t key_count;
  const struct key **veneers; /* the keys, by their veneers */
  struct site *sites;         /* one for each record, in their order ... */
  size_t record_count;
  size_t site_count; /* ... and behind them those that are out of line */
  struct definition *defined; /* of firmware made up: the keys' first targets */
  size_t defined_count;
  struct allowed *allowed;
  size_t allowed_count;
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

/* A view's fields are offsets; in firmware they are pointers. */
enum { VIEW_FIELDS = sizeof(struct sc_view) / sizeof(int32_t) };
_Static_assert(sizeof(struct sc_bare_view) == VIEW_FIELDS * sizeof(void *),
               "the layout of views");

static inline size_t view_size(const struct image *image,
                               const struct unit *unit) {
  return VIEW_FIELDS * (unit->is_bare ? pointer_size(image) : sizeof(int32_t));
}

static inline size_t target_size(const struct image *image) {
  return sizeof(struct sc_target) / sizeof(void *) * pointer_size(image);
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

/* Reads what the table says of a site that stands at site->pc. */
void read_site(const struct image *image, struct site *site);

/* ---- bare.c: firmware --------------------------------------------------- */

/* Sets the unit's address if there is one of firmware. */
bool bare_find(const struct image *image, struct unit *unit);

/* Reads the unit's header, and reports ranges that are not whole. */
bool bare_read_header(struct report *report, struct unit *unit);

void bare_read_key(const struct image *image, struct key *key);

/* The name of the key at `view`, or NULL. */
const char *bare_name(const struct image *image, uint64_t view);

/* The rest; false where there is no memory. */
bool bare_read_definitions(struct unit *unit);
bool bare_read_targets(const struct image *image, struct unit *unit);

/* How many sites out of line there may be; and reads them. */
size_t bare_count_out_of_line(const struct image *image);
void bare_read_out_of_line(struct report *report, struct unit *unit);

/* Bit 0 of code's addresses, where there is Thumb only. */
unsigned bare_thumb(const struct image *image);

/* ---- first.c ------------------------------------------------------------ */

/* What the key's sites call in the end: the default, or where a named key is
 * defined the first target; NULL where it cannot be read. In firmware the slot
 * holds it. */
const struct value *key_first(const struct key *key);

/* Whether the key begins with a target that does nothing but, maybe, return 0,
 * as far as names say. */
bool begins_disabled(const struct image *image, const struct key *key);

/* Whether that is another target than the one that a reset goes back to: in
 * firmware alone. */
bool begins_changed(const struct key *key);

/* ---- plan.c ------------------------------------------------------------- */

/* Whether firmware's processor has instructions in which nothing is called. */
enum has_inline { INLINE_UNKNOWN, INLINE_NO, INLINE_YES };
enum has_inline bare_has_inline(const struct image *image);

/* key->stub. */
uint64_t stub_for(const struct unit *unit, const struct key *key);

/* What stands in the place of a disabled call, and whether it does. */
enum sc_form disabled_form(const struct key *key);
bool is_disabled(const struct image *image, const struct site *site);

/* What an update makes of a key's site; without `target`, 0, sites that cannot
 * be disabled go to the key's stub. */
struct plan {
  enum sc_form form;
  uint64_t dest;
};
struct plan plan_site(const struct image *image, const struct site *site,
                      uint64_t target);
bool is_planned(const struct site *site, const struct plan *plan);

/* ---- names.c ------------------------------------------------------------ */

/* Symbols of internal functions have a suffix of 32 digits, which may be left
 * out. */
enum match { MATCH_NONE, MATCH_SHORT, MATCH_WHOLE };
enum match match_name(const char *whole, const char *name, size_t length);

/* The symbol by which `list` tells keys of one name apart, or NULL. */
const char *key_symbol(const struct image *image, const struct key *key);

/* KEY=TARGET, both of which may hold '='. */
struct choice {
  const char *key_name;
  size_t length;      /* of that */
  const char *target; /* NULL: there is no '=' */
  const struct key *key;
  size_t count; /* of keys that are meant: `key`, if it is 1 */
};

/* KEY is a name, or else a symbol, that `list` shows. */
struct choice find_choice(const struct image *image, const struct unit *unit,
                          const char *text);

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
