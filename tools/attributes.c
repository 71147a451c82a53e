/* .ARM.attributes: Addenda to the ABI for the Arm Architecture (IHI 0045), 2.
 *
 *   'A'  { length, "aeabi", { tag, length, { tag, value } ... } ... } ...
 *
 * Lengths are words and count themselves and what is in front of them in their
 * braces; tags and numbers are ULEB128. Values are strings where the tag is 4,
 * 5, or odd and above 32, and both where it is 32. */
#include "image.h"

#include <string.h>

enum { TAG_FILE = 1, TAG_CPU_ARCH = 6, TAG_COMPATIBILITY = 32 };
enum { WORD = 4, LEB_BITS = 7, LEB_MORE = 1 << LEB_BITS };

struct cursor {
  const unsigned char *at, *end;
};

static size_t left(const struct cursor *c) { return (size_t)(c->end - c->at); }

static uint32_t read_number(struct cursor *c) {
  uint32_t number = 0;
  for (unsigned shift = 0; left(c); shift += LEB_BITS) {
    unsigned char byte = *c->at++;
    if (shift < 32)
      number |= (uint32_t)(byte & (LEB_MORE - 1)) << shift;
    if (!(byte & LEB_MORE))
      break;
  }
  return number;
}

static void skip_string(struct cursor *c) {
  const unsigned char *nul = memchr(c->at, 0, left(c));
  c->at = nul ? nul + 1 : c->end;
}

/* Gives the part whose length is at the cursor; it began `before` bytes ahead
 * of that. */
static struct cursor enter(struct cursor *c, size_t before) {
  size_t length = left(c) < WORD ? 0 : (uint32_t)load_le32(c->at);
  struct cursor part = {c->end, c->end};
  if (length >= before + WORD && length - before <= left(c))
    part = (struct cursor){c->at + WORD, c->at + length - before};
  c->at = part.end;
  return part;
}

static bool is_string(uint32_t tag) {
  return tag == 4 || tag == 5 || (tag > TAG_COMPATIBILITY && tag % 2 == 1);
}

/* Of the file's attributes the architecture, or `arch`. */
static uint32_t find_arch(struct cursor c, uint32_t arch) {
  while (left(&c)) {
    uint32_t tag = read_number(&c);
    uint32_t number = is_string(tag) ? 0 : read_number(&c);
    if (is_string(tag) || tag == TAG_COMPATIBILITY)
      skip_string(&c);
    if (tag == TAG_CPU_ARCH)
      arch = number;
  }
  return arch;
}

static uint32_t find_vendor(struct cursor c, uint32_t arch) {
  skip_string(&c);
  while (left(&c)) {
    uint32_t tag = *c.at++;
    struct cursor part = enter(&c, 1);
    if (tag == TAG_FILE)
      arch = find_arch(part, arch);
  }
  return arch;
}

unsigned image_arm_arch(const struct image *image) {
  static const char vendor[] = "aeabi";
  const struct section *s = image_section(image, ".ARM.attributes");
  const unsigned char *p = s ? image_contents(image, s) : NULL;
  uint32_t arch = 0;
  if (!p || !s->header.sh_size || *p != 'A')
    return arch;
  struct cursor c = {p + 1, p + s->header.sh_size};
  while (left(&c)) {
    struct cursor part = enter(&c, 0);
    if (left(&part) >= sizeof vendor && !memcmp(part.at, vendor, sizeof vendor))
      arch = find_vendor(part, arch);
  }
  return arch;
}
