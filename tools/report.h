/* What is said of a file. */
#ifndef REPORT_H
#define REPORT_H

#include "destination.h"

#include <jansson.h>
#include <stdio.h>

struct report {
  const char *file;
  const struct image *image;
  FILE *text;         /* NULL: none is written */
  json_t *violations; /* NULL: none are gathered */
  const char
      *ignored; /* a kind that does not count, nor do warnings; or NULL */
  size_t count;
  json_t *warnings; /* as violations */
  size_t warning_count;
};

/* What breaks a rule: `kind` is the rule's name, `address` the place, `key` the
 * default's name or NULL; the format says what was found. */
void violate(struct report *report, const char *kind, uint64_t address,
             const char *key, const char *expected, const char *found, ...)
    __attribute__((__format__(__printf__, 6, 7)));

/* What may be wrong: the same, counted apart. */
void warn(struct report *report, const char *kind, uint64_t address,
          const char *key, const char *expected, const char *found, ...)
    __attribute__((__format__(__printf__, 6, 7)));

/* Writes `string` with what no terminal should see as \xNN. */
void print_escaped(FILE *out, const char *string);

/* `string` in JSON; bytes that are not UTF-8 as \xNN. */
json_t *json_text(const char *string);
json_t *json_address(uint64_t address);

/* Sets "function" and "offset" of the place that `address` is. */
void json_set_place(json_t *object, const struct image *image,
                    uint64_t address);

/* Writes `object`, which it takes; 0 or -1. */
int json_write(json_t *object, FILE *out);

#endif
