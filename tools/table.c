#define _POSIX_C_SOURCE 200809L
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* More keys than this are not named in an error. */
enum { MAX_NAMED = 20 };

/* ---- The image ---------------------------------------------------------- */

/* Three words and the name, "GNU". */
enum { NOTE_HEADER = 16, BUILD_ID_NOTE = 3 };

static bool copy_id(const unsigned char *note, uint64_t size,
                    unsigned char id[SC_TABLE_BUILD_ID]) {
  static const unsigned char name[] = "GNU";
  if (!note || size <= NOTE_HEADER || load_le32(note) != sizeof name ||
      load_le32(note + 8) != BUILD_ID_NOTE ||
      memcmp(note + 12, name, sizeof name) != 0)
    return false;
  uint64_t length = (uint32_t)load_le32(note + 4);
  if (length == 0 || length > size - NOTE_HEADER)
    return false;
  memset(id, 0, SC_TABLE_BUILD_ID);
  memcpy(id, note + NOTE_HEADER,
         length < SC_TABLE_BUILD_ID ? length : SC_TABLE_BUILD_ID);
  return true;
}

static bool copy_id_at(const struct image *image, uint64_t at,
                       unsigned char id[SC_TABLE_BUILD_ID]) {
  const unsigned char *header = image_at(image, at, NOTE_HEADER);
  uint64_t size =
      header ? NOTE_HEADER + (uint64_t)(uint32_t)load_le32(header + 4) : 0;
  return copy_id(image_at(image, at, size), size, id);
}

/* Where the linker script puts the note, and the runtime reads it: behind the
 * resolvers. */
bool table_build_id(const struct image *image, const struct unit *unit,
                    unsigned char id[SC_TABLE_BUILD_ID]) {
  uint64_t at = (unit->resolvers.end + 3) & ~(uint64_t)3;
  return copy_id_at(image, at, id);
}

static int refuse_unit(const struct request *request, const struct input *input,
                       const struct unit *unit, enum unit_status status) {
  return tool_refuse(
      request, input->name,
      status == UNIT_NONE     ? "no static calls"
      : status == UNIT_BROKEN ? "the table of static calls is not whole"
      : unit->is_bare         ? "violations"
                              : "no firmware: a system's programs have no boot "
                                "tables, but resolvers");
}

int table_open(const struct request *request, const struct input *input,
               struct image *image, struct unit *unit) {
  struct error error;
  struct report report = {
      .file = input->name, .image = image, .text = request->err};
  if (image_open(image, input->bytes, input->size, &error))
    return tool_refuse(request, input->name, error.text);
  enum unit_status status = unit_open(unit, &report);
  if (status == UNIT_LOADED && unit->is_bare && report.count == 0)
    return STATUS_FINE;
  int refused = refuse_unit(request, input, unit, status);
  table_close(image, unit);
  return refused;
}

void table_close(struct image *image, struct unit *unit) {
  unit_close(unit);
  image_close(image);
}

uint32_t table_checksum(const unsigned char *bytes, size_t size) {
  return (uint32_t)crc32(0, bytes, (uInt)size);
}

const char *table_target(const struct image *image, const struct unit *unit,
                         const struct key *key, size_t index) {
  return index < key->target_count
             ? value_name(image,
                          &unit->allowed[key->first_target + index].function)
             : NULL;
}

/* ---- Names -------------------------------------------------------------- */

struct maker {
  const struct image *image;
  const struct unit *unit;
  struct sc_table_entry *entries; /* by their keys */
  size_t count;
  FILE *why; /* what is wrong */
};

static const char *first_name(const struct image *image,
                              const struct key *key) {
  struct value first = {.kind = VALUE_ADDRESS, .address = key->bare_first};
  return is_null(&first) ? NULL : value_name(image, &first);
}

/* The same for the targets of a boot table; *number is from 1. */
static size_t find_number(const struct maker *m, const struct key *key,
                          const char *name, uint16_t *number) {
  size_t count = 0;
  for (size_t i = 0; i < key->target_count; i++) {
    const char *target = table_target(m->image, m->unit, key, i);
    enum match found = match_name(target, name, strlen(name));
    if (found == MATCH_NONE)
      continue;
    *number = (uint16_t)(i + 1);
    if (found == MATCH_WHOLE)
      return 1;
    count++;
  }
  return count;
}

static bool find_target(const struct maker *m, const struct key *key,
                        const char *name, uint16_t *number) {
  const char *first = first_name(m->image, key);
  size_t count = find_number(m, key, name, number);
  if (count > 0)
    return count == 1;
  bool is_none = strcmp(name, "NULL") == 0;
  *number = is_none ? SC_TABLE_NONE : SC_TABLE_DEFAULT;
  return (is_none && key_result(key) != SC_RESULT_OTHER) ||
         strcmp(name, "default") == 0 || match_name(first, name, strlen(name));
}

/* ---- What is wrong ------------------------------------------------------ */

static bool refuse_key(struct maker *m, const struct choice *choice) {
  fprintf(m->why, "%s key '%.*s'; the keys are",
          choice->count ? "more than one" : "no", (int)choice->length,
          choice->key_name);
  for (size_t i = 0; i < m->unit->key_count && i < MAX_NAMED; i++)
    fprintf(m->why, "%s %s", i ? "," : "", key_name(&m->unit->keys[i]));
  if (m->unit->key_count > MAX_NAMED)
    fprintf(m->why, " and %zu more", m->unit->key_count - MAX_NAMED);
  return false;
}

static bool refuse_target(struct maker *m, const struct key *key,
                          const char *name) {
  const char *first = first_name(m->image, key);
  fprintf(m->why, "key %s: '%s' is not one of its targets, which are default",
          key_name(key), name);
  if (first)
    fprintf(m->why, " (%s)", first);
  if (key_result(key) != SC_RESULT_OTHER)
    fputs(", NULL", m->why);
  for (size_t i = 0; i < key->target_count; i++) {
    const char *target = table_target(m->image, m->unit, key, i);
    fprintf(m->why, ", %s", target ? target : "one without a name");
  }
  fputs("; STATIC_CALL_TARGET adds more", m->why);
  return false;
}

/* ---- Choices ------------------------------------------------------------ */

static bool add(struct maker *m, const struct key *key, const char *name) {
  size_t number = (size_t)(key - m->unit->keys), at = m->count;
  struct sc_table_entry entry = {.key = (uint16_t)number};
  if (number > UINT16_MAX || key->target_count >= SC_TABLE_NONE) {
    fprintf(m->why, "key %s: more keys or targets than a boot table can name",
            key_name(key));
    return false;
  }
  if (!find_target(m, key, name, &entry.target))
    return refuse_target(m, key, name);
  for (; at > 0 && m->entries[at - 1].key >= entry.key; at--)
    if (m->entries[at - 1].key == entry.key) {
      fprintf(m->why, "key %s: '%s' is its second target", key_name(key), name);
      return false;
    }
  memmove(m->entries + at + 1, m->entries + at,
          (m->count - at) * sizeof *m->entries);
  m->entries[at] = entry;
  m->count++;
  return true;
}

static bool choose(struct maker *m, const char *text) {
  struct choice choice = find_choice(m->image, m->unit, text);
  if (!choice.target) {
    fprintf(m->why, "'%s': expected KEY=TARGET", text);
    return false;
  }
  return choice.count == 1 ? add(m, choice.key, choice.target)
                           : refuse_key(m, &choice);
}

/* ---- The table ---------------------------------------------------------- */

static unsigned char *put(unsigned char *to, uint32_t value, int size) {
  for (int i = 0; i < size; i++)
    *to++ = (unsigned char)(value >> 8 * i);
  return to;
}

static unsigned char *write_table(const struct maker *m, uint32_t sequence,
                                  const unsigned char *id, size_t *size) {
  *size = TABLE_HEADER + TABLE_ENTRY * m->count + TABLE_CHECKSUM;
  unsigned char *table = malloc(*size), *to = table;
  if (!table)
    return NULL;
  to = put(to, SC_TABLE_MAGIC, 4);
  to = put(to, SC_TABLE_VERSION, 4);
  to = put(to, (uint32_t)*size, 4);
  to = put(to, sequence, 4);
  memcpy(to, id, SC_TABLE_BUILD_ID);
  to += SC_TABLE_BUILD_ID;
  for (size_t i = 0; i < m->count; i++) {
    to = put(to, m->entries[i].key, 2);
    to = put(to, m->entries[i].target, 2);
  }
  put(to, table_checksum(table, *size - TABLE_CHECKSUM), 4);
  return table;
}

static unsigned char *make(struct maker *m, char *const *choices,
                           uint32_t sequence, size_t *size) {
  unsigned char id[SC_TABLE_BUILD_ID];
  if (!table_build_id(m->image, m->unit, id)) {
    fputs("no build id, by which firmware knows its tables: link with "
          "-Wl,--build-id=sha1",
          m->why);
    return NULL;
  }
  for (; *choices; choices++)
    if (!choose(m, *choices))
      return NULL;
  return write_table(m, sequence, id, size);
}

static size_t length_of(char *const *list) {
  size_t length = 0;
  while (list[length])
    length++;
  return length;
}

int table_make(const struct request *request, const struct input *input,
               char *const *choices, uint32_t sequence, unsigned char **table,
               size_t *size) {
  struct image image;
  struct unit unit;
  char *why = NULL;
  size_t why_size;
  int status = table_open(request, input, &image, &unit);
  if (status != STATUS_FINE)
    return status;
  struct maker m = {.image = &image, .unit = &unit};
  m.entries = calloc(length_of(choices) + 1, sizeof *m.entries);
  m.why = open_memstream(&why, &why_size);
  *table = m.entries && m.why ? make(&m, choices, sequence, size) : NULL;
  if (m.why)
    fclose(m.why);
  if (!*table)
    status =
        tool_refuse(request, input->name, why && *why ? why : "out of memory");
  free(why);
  free(m.entries);
  table_close(&image, &unit);
  return status;
}
