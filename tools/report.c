#include "report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* More violations, or warnings, than this are counted, and not shown. */
enum { MAX_FOUND = 1024, MAX_VIOLATIONS = 10000 };

static bool is_plain(unsigned char c) { return c >= ' ' && c != 0x7f; }

void print_escaped(FILE *out, const char *string) {
  for (; *string; string++)
    if (is_plain((unsigned char)*string))
      putc(*string, out);
    else
      fprintf(out, "\\x%02x", (unsigned char)*string);
}

/* ---- JSON --------------------------------------------------------------- */

json_t *json_text(const char *string) {
  json_t *text = json_string(string);
  if (text)
    return text;
  char *escaped = malloc(4 * strlen(string) + 1), *to = escaped;
  if (!escaped)
    return NULL;
  for (const char *c = string; *c; c++)
    if (is_plain((unsigned char)*c) && (unsigned char)*c < 0x80)
      *to++ = *c;
    else
      to += sprintf(to, "\\x%02x", (unsigned char)*c);
  *to = '\0';
  text = json_string(escaped);
  free(escaped);
  return text;
}

json_t *json_address(uint64_t address) {
  return json_sprintf("0x%jx", (uintmax_t)address);
}

/* One string for all places of a function, whose name may be long. */
static json_t *text_of(struct symbol *function) {
  if (!function->text)
    function->text = json_text(function->name);
  return json_incref(function->text);
}

void json_set_place(json_t *object, const struct image *image,
                    uint64_t address) {
  size_t i = image_functions_to(image, address);
  struct symbol *f = i ? &image->symbols[i - 1] : NULL;
  if (f && address >= f->end)
    f = NULL;
  json_object_set_new(object, "function", f ? text_of(f) : json_null());
  json_object_set_new(object, "offset",
                      f ? json_integer((json_int_t)(address - f->begin))
                        : json_null());
}

int json_write(json_t *object, FILE *out) {
  int err = json_dumpf(object, out, JSON_INDENT(2));
  json_decref(object);
  putc('\n', out);
  return err;
}

/* ---- Violations --------------------------------------------------------- */

static void print(const struct report *report, const char *kind,
                  uint64_t address, const char *key, const char *expected,
                  const char *found) {
  FILE *out = report->text;
  print_escaped(out, report->file);
  fputs(": ", out);
  print_escaped(out, show_place(report->image, address).text);
  if (key) {
    fputs(": key ", out);
    print_escaped(out, key);
  }
  fputs(": found ", out);
  print_escaped(out, found);
  fputs(", expected ", out);
  print_escaped(out, expected);
  fprintf(out, " [%s]\n", kind);
}

static void gather(const struct report *report, json_t *to, const char *kind,
                   uint64_t address, const char *key, const char *expected,
                   const char *found) {
  json_t *o = json_object();
  json_object_set_new(o, "kind", json_string(kind));
  json_object_set_new(o, "address", json_address(address));
  json_set_place(o, report->image, address);
  json_object_set_new(o, "key", key ? json_text(key) : json_null());
  json_object_set_new(o, "found", json_text(found));
  json_object_set_new(o, "expected", json_text(expected));
  json_array_append_new(to, o);
}

/* Counts what the format says, and writes it: for as many as are shown. */
static void say(struct report *report, size_t *count, json_t *to,
                const char *kind, uint64_t address, const char *key,
                const char *expected, const char *found, va_list arguments) {
  char text[MAX_FOUND];
  if ((*count)++ >= MAX_VIOLATIONS)
    return;
  vsnprintf(text, sizeof text, found, arguments);
  if (report->text)
    print(report, kind, address, key, expected, text);
  if (to)
    gather(report, to, kind, address, key, expected, text);
}

void violate(struct report *report, const char *kind, uint64_t address,
             const char *key, const char *expected, const char *found, ...) {
  va_list arguments;
  if (report->ignored && !strcmp(report->ignored, kind))
    return;
  va_start(arguments, found);
  say(report, &report->count, report->violations, kind, address, key, expected,
      found, arguments);
  va_end(arguments);
}

void warn(struct report *report, const char *kind, uint64_t address,
          const char *key, const char *expected, const char *found, ...) {
  va_list arguments;
  if (report->ignored)
    return;
  va_start(arguments, found);
  say(report, &report->warning_count, report->warnings, kind, address, key,
      expected, found, arguments);
  va_end(arguments);
}
