/* Numbers on the command line. */
#ifndef NUMBER_H
#define NUMBER_H

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* Reads a number as C has them, and nothing else, of `max` at most. */
static inline bool parse_number(const char *text, uint64_t max,
                                uint64_t *number) {
  char *end;
  errno = 0;
  unsigned long long value = strtoull(text, &end, 0);
  *number = value;
  return !errno && *end == '\0' && *text >= '0' && *text <= '9' && value <= max;
}

#endif
