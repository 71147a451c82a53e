/* What a boot table says. */
#include "table.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

struct show {
  const struct request *request;
  const unsigned char *table;
  const struct image *image; /* NULL: names are not known */
  const struct unit *unit;
  json_t *entries, *problems; /* NULL: text is written */
  size_t problem_count;
};

static uint32_t word(const unsigned char *p) { return (uint32_t)load_le32(p); }

static uint16_t half(const unsigned char *p) {
  return (uint16_t)(p[0] | p[1] << 8);
}

/* ---- Rules -------------------------------------------------------------- */

__attribute__((__format__(__printf__, 2, 3))) static void
object(struct show *s, const char *format, ...) {
  struct error problem;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(problem.text, sizeof problem.text, format, arguments);
  va_end(arguments);
  s->problem_count++;
  if (s->problems)
    json_array_append_new(s->problems, json_string(problem.text));
  else
    fprintf(s->request->out, "  wrong: %s\n", problem.text);
}

/* Gives the number of entries. */
static size_t check_header(struct show *s, size_t size) {
  size_t least = TABLE_HEADER + TABLE_CHECKSUM, length = word(s->table + 8);
  if (word(s->table + 4) != SC_TABLE_VERSION) {
    object(s, "version %" PRIu32 ", expected %u", word(s->table + 4),
           SC_TABLE_VERSION);
    return 0;
  }
  if (length < least || length > size || (length - least) % TABLE_ENTRY) {
    object(s, "a length of %zu bytes, the file having %zu", length, size);
    return 0;
  }
  uint32_t found = word(s->table + length - TABLE_CHECKSUM);
  uint32_t expected = table_checksum(s->table, length - TABLE_CHECKSUM);
  if (found != expected)
    object(s, "checksum 0x%08" PRIx32 ", expected 0x%08" PRIx32, found,
           expected);
  return (length - least) / TABLE_ENTRY;
}

static void check_image(struct show *s) {
  unsigned char id[SC_TABLE_BUILD_ID];
  if (!s->image)
    return;
  if (!table_build_id(s->image, s->unit, id))
    object(s, "the image has no build id");
  else if (memcmp(id, s->table + 16, sizeof id) != 0)
    object(s, "the build id is another image's");
}

static void check_entry(struct show *s, const unsigned char *entry,
                        const unsigned char *seen) {
  uint16_t number = half(entry), target = half(entry + 2);
  if (seen[number / 8] >> number % 8 & 1)
    object(s, "key %u has two entries", number);
  if (s->image && number >= s->unit->key_count)
    object(s, "key %u: the image has %zu keys", number, s->unit->key_count);
  else if (s->image && target != SC_TABLE_NONE &&
           target > s->unit->keys[number].target_count)
    object(s, "key %.100s: target %u of %zu", key_name(&s->unit->keys[number]),
           target, s->unit->keys[number].target_count);
}

/* ---- Entries ------------------------------------------------------------ */

/* NULL where it has no name. */
static const char *target_name(const struct show *s, const struct key *key,
                               uint16_t target) {
  return target == SC_TABLE_DEFAULT ? "default"
         : target == SC_TABLE_NONE  ? "NULL"
         : key ? table_target(s->image, s->unit, key, target - 1u)
               : NULL;
}

static void show_text(const struct show *s, const unsigned char *entry,
                      const struct key *key) {
  FILE *out = s->request->out;
  const char *target = target_name(s, key, half(entry + 2));
  if (key && key->name) {
    fputs("  ", out);
    print_escaped(out, key->name);
  } else {
    fprintf(out, "  key %u", half(entry));
  }
  if (target) {
    fputs(" = ", out);
    print_escaped(out, target);
    putc('\n', out);
  } else {
    fprintf(out, " = target %u\n", half(entry + 2));
  }
}

static void show_json(const struct show *s, const unsigned char *entry,
                      const struct key *key) {
  json_t *o = json_object();
  const char *target = target_name(s, key, half(entry + 2));
  json_object_set_new(o, "key", json_integer(half(entry)));
  json_object_set_new(o, "name",
                      key && key->name ? json_text(key->name) : json_null());
  json_object_set_new(o, "target", json_integer(half(entry + 2)));
  json_object_set_new(o, "target_name",
                      target ? json_text(target) : json_null());
  json_array_append_new(s->entries, o);
}

static void show_entries(struct show *s, size_t count) {
  unsigned char seen[(UINT16_MAX + 1) / 8] = {0};
  const unsigned char *entry = s->table + TABLE_HEADER;
  for (; count > 0; count--, entry += TABLE_ENTRY) {
    uint16_t number = half(entry);
    const struct key *key =
        s->image && number < s->unit->key_count ? &s->unit->keys[number] : NULL;
    if (s->entries)
      show_json(s, entry, key);
    else
      show_text(s, entry, key);
    check_entry(s, entry, seen);
    seen[number / 8] |= (unsigned char)(1u << number % 8);
  }
}

/* ---- The table ---------------------------------------------------------- */

static void write_id(char *to, const unsigned char *id) {
  for (int i = 0; i < SC_TABLE_BUILD_ID; i++)
    sprintf(to + 2 * i, "%02x", id[i]);
}

static void show_header(struct show *s, const char *file) {
  char id[2 * SC_TABLE_BUILD_ID + 1];
  uint32_t sequence = word(s->table + 12);
  write_id(id, s->table + 16);
  if (!s->request->files) {
    print_escaped(s->request->out, file);
    fprintf(s->request->out,
            ": boot table, sequence %" PRIu32 ", build id %s\n", sequence, id);
    return;
  }
  json_t *o = json_object();
  s->entries = json_array();
  s->problems = json_array();
  json_object_set_new(o, "file", json_text(file));
  json_object_set_new(o, "sequence", json_integer(sequence));
  json_object_set_new(o, "build_id", json_string(id));
  json_object_set_new(o, "entries", s->entries);
  json_object_set_new(o, "problems", s->problems);
  json_array_append_new(s->request->files, o);
}

static int show(struct show *s, const struct input *table) {
  show_header(s, table->name);
  size_t count = check_header(s, table->size);
  check_image(s);
  show_entries(s, count);
  return s->problem_count ? STATUS_VIOLATIONS : STATUS_FINE;
}

int table_show(const struct request *request, const struct input *table,
               const struct input *input) {
  struct image image;
  struct unit unit;
  struct show s = {.request = request, .table = table->bytes};
  if (table->size < TABLE_HEADER + TABLE_CHECKSUM ||
      word(s.table) != SC_TABLE_MAGIC)
    return tool_refuse(request, table->name, "no boot table");
  if (!input)
    return show(&s, table);
  int status = table_open(request, input, &image, &unit);
  if (status != STATUS_FINE)
    return status;
  s.image = &image;
  s.unit = &unit;
  status = show(&s, table);
  table_close(&image, &unit);
  return status;
}
