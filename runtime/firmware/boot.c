/* Boot tables: struct sc_table in StaticCallFormat.h. What is read may be
 * damaged, of another image, or made to do harm: all of it is checked before
 * anything changes. */

#include "bare.h"

extern const struct sc_bare_view views[] SC_OF_UNIT(SC_BARE_VIEWS_BEGIN),
    views_end[] SC_OF_UNIT(SC_VIEWS_END);
extern const struct sc_target targets[] SC_OF_UNIT(SC_TARGETS_BEGIN),
    targets_end[] SC_OF_UNIT(SC_TARGETS_END);
extern const uint32_t build_id[] SC_OF_UNIT(SC_BUILD_ID_BEGIN),
    build_id_end[] SC_OF_UNIT(SC_BUILD_ID_END);

/* The program's, if it has one. */
__attribute__((__weak__)) int
static_call_check_table(const struct static_call_table *place, size_t length);

/* ---- Entries ------------------------------------------------------------ */

/* The nth target that the program lists for the key, from 1; NULL if there are
 * less. */
static __static_call_fn listed(const struct sc_bare_view *view, unsigned n) {
  for (const struct sc_target *t = targets;
       (uintptr_t)t != (uintptr_t)targets_end; t++)
    if (t->view == view && --n == 0)
      return t->function;
  return NULL;
}

static __static_call_fn target_of(const struct sc_table_entry *entry) {
  const struct sc_bare_view *view = &views[entry->key];
  return entry->target == SC_TABLE_DEFAULT ? view->deflt
                                           : listed(view, entry->target);
}

int static_call_apply(const void *entries, __SIZE_TYPE__ n) {
  const struct sc_table_entry *e = (const struct sc_table_entry *)entries;
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (; n--; e++)
    (void)__static_call_batch_add(&batch, sc_bare_handle(&views[e->key]),
                                  target_of(e));
  return static_call_batch_commit(&batch);
}

/* ---- Checks ------------------------------------------------------------- */

static const struct sc_table_entry *entries_of(const struct sc_table *table) {
  return (const struct sc_table_entry *)(table + 1);
}

static size_t count_of(const struct sc_table *table) {
  return (table->length - sizeof *table - sizeof(uint32_t)) /
         sizeof(struct sc_table_entry);
}

static uint32_t crc32(const unsigned char *bytes, size_t size) {
  uint32_t crc = ~0u;
  while (size--) {
    crc ^= *bytes++;
    for (int bit = 0; bit < 8; bit++)
      crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
  }
  return ~crc;
}

/* Length and checksum. */
static bool is_whole(const struct sc_table *table, size_t size) {
  uint32_t length = table->length;
  if (length < sizeof *table + sizeof(uint32_t) || length > size || length % 4)
    return false;
  size_t covered = length - sizeof(uint32_t);
  const unsigned char *bytes = (const unsigned char *)table;
  return *(const uint32_t *)(const void *)(bytes + covered) ==
         crc32(bytes, covered);
}

/* A note: sizes of name and id, type, name, id. What the id lacks is zero. */
static bool is_of_image(const struct sc_table *table) {
  enum { DESCSZ = 1, ID = 4 };
  bool is_there = (uintptr_t)build_id != (uintptr_t)build_id_end;
  size_t size = is_there ? build_id[DESCSZ] : 0;
  const unsigned char *id = (const unsigned char *)&build_id[ID];
  for (size_t i = 0; i < SC_TABLE_BUILD_ID; i++)
    if (table->build_id[i] != (i < size ? id[i] : 0))
      return false;
  return size;
}

static bool is_entry_valid(const struct sc_table_entry *entry) {
  const struct sc_bare_view *view = &views[entry->key];
  if ((uintptr_t)view >= (uintptr_t)views_end)
    return false;
  if (entry->target == SC_TABLE_NONE)
    return (view->properties & SC_VIEW_RESULT) != SC_RESULT_OTHER;
  return entry->target == SC_TABLE_DEFAULT || listed(view, entry->target);
}

/* A key may be there once, or the last would count and nobody knows why. */
static bool are_entries_valid(const struct sc_table *table) {
  const struct sc_table_entry *e = entries_of(table);
  for (size_t i = 0; i < count_of(table); i++) {
    if (!is_entry_valid(&e[i]))
      return false;
    for (size_t j = 0; j < i; j++)
      if (e[j].key == e[i].key)
        return false;
  }
  return true;
}

static int check(const struct static_call_table *place) {
  const struct sc_table *table = (const struct sc_table *)place->address;
  if ((uintptr_t)table % 4 || place->size < sizeof *table)
    return -EINVAL;
  if (table->magic == UINT32_MAX)
    return -ENOENT; /* erased flash */
  if (table->magic != SC_TABLE_MAGIC || !is_whole(table, place->size))
    return -EBADMSG;
  if (table->version != SC_TABLE_VERSION)
    return -ENOTSUP;
  if (!is_of_image(table))
    return -ESTALE;
  if (!are_entries_valid(table))
    return -EINVAL;
  return static_call_check_table ? static_call_check_table(place, table->length)
                                 : 0;
}

int static_call_boot(struct static_call_table *tables, unsigned n) {
  const struct sc_table *last = NULL;
  int err = -ENOENT;
  for (struct static_call_table *t = tables; t != tables + n; t++) {
    const struct sc_table *table = (const struct sc_table *)t->address;
    t->error = check(t);
    t->sequence = t->error ? 0 : table->sequence;
    if (t->error)
      err = err == -ENOENT ? t->error : err;
    else if (!last || (int32_t)(table->sequence - last->sequence) > 0)
      last = table;
  }
  return last ? static_call_apply(entries_of(last), count_of(last)) : err;
}
