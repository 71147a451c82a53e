/* Which key KEY=TARGET names. */
#include "unit.h"

#include <string.h>

enum match match_name(const char *whole, const char *name, size_t length) {
  enum { DIGITS = 32 };
  if (!whole || strncmp(whole, name, length) != 0)
    return MATCH_NONE;
  const char *rest = whole + length;
  if (*rest == '\0')
    return MATCH_WHOLE;
  return *rest == '.' && strspn(rest + 1, "0123456789abcdef") == DIGITS &&
                 rest[1 + DIGITS] == '\0'
             ? MATCH_SHORT
             : MATCH_NONE;
}

const char *key_symbol(const struct image *image, const struct key *key) {
  return key->is_bare ? image_view_symbol(image, key->view)
                      : image_key_symbol(image, key->key);
}

/* How many keys have that name, so far as `least` says; *key is the last. */
static size_t find_keys(const struct unit *unit, const char *name,
                        size_t length, enum match least,
                        const struct key **key) {
  size_t count = 0;
  for (size_t i = 0; i < unit->key_count; i++)
    if (match_name(unit->keys[i].name, name, length) >= least) {
      *key = &unit->keys[i];
      count++;
    }
  return count;
}

static size_t find_symbol(const struct image *image, const struct unit *unit,
                          const char *name, size_t length,
                          const struct key **key) {
  for (size_t i = 0; i < unit->key_count; i++)
    if (match_name(key_symbol(image, &unit->keys[i]), name, length) ==
        MATCH_WHOLE) {
      *key = &unit->keys[i];
      return 1;
    }
  return 0;
}

static size_t find_key(const struct image *image, const struct unit *unit,
                       const char *name, size_t length,
                       const struct key **key) {
  size_t count = find_keys(unit, name, length, MATCH_WHOLE, key);
  if (count == 0)
    count = find_keys(unit, name, length, MATCH_SHORT, key);
  return count ? count : find_symbol(image, unit, name, length, key);
}

struct choice find_choice(const struct image *image, const struct unit *unit,
                          const char *text) {
  struct choice choice = {text, 0, NULL, NULL, 0};
  const char *equals = strchr(text, '=');
  if (!equals)
    return choice;
  for (const char *e = equals; e && choice.count == 0; e = strchr(e + 1, '=')) {
    choice.length = (size_t)(e - text);
    choice.target = e + 1;
    choice.count = find_key(image, unit, text, choice.length, &choice.key);
  }
  if (choice.count == 0) {
    choice.length = (size_t)(equals - text);
    choice.target = equals + 1;
  }
  return choice;
}
