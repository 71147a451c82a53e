/* RELR: a list of the places of pointers that the loader moves. An even word is
 * a place. The bits of an odd one, but the lowest, say which of the words
 * behind the last place are places too. An odd word without other bits says
 * nothing. */
#include "edit.h"

#include <stdlib.h>
#include <string.h>

static const GElf_Shdr *find_section(const struct edit *edit) {
  for (size_t i = 1; i <= edit->image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(edit->image, i)->header;
    if (s->sh_type == SHT_RELR && (s->sh_flags & SHF_ALLOC) &&
        edit_at(edit, s->sh_addr, s->sh_size))
      return s;
  }
  return NULL;
}

struct places {
  uint64_t *all; /* in the list's order */
  size_t count;
};

/* Decodes `count` words to `places`, if that has room; gives how many places
 * there are. */
static size_t decode(const struct edit *edit, const unsigned char *words,
                     size_t count, uint64_t *places) {
  const unsigned size = edit->image->family->pointer, bits = 8 * size - 1;
  uint64_t next = 0;
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t word = load_pointer(edit->image, words + size * i);
    uint64_t base = word & 1 ? next : word;
    uint64_t set = word & 1 ? word >> 1 : 1;
    for (uint64_t place = base; set; set >>= 1, place += size) {
      if ((set & 1) && places)
        places[found] = place;
      found += set & 1;
    }
    next = base + (word & 1 ? bits * size : size);
  }
  return found;
}

/* One word more than there is may be added. */
static bool read_places(const struct edit *edit, const GElf_Shdr *s,
                        struct places *places) {
  const unsigned char *words = edit_at(edit, s->sh_addr, s->sh_size);
  size_t count = s->sh_size / edit->image->family->pointer;
  places->count = decode(edit, words, count, NULL);
  places->all = calloc(places->count + 1, sizeof *places->all);
  if (places->all)
    decode(edit, words, count, places->all);
  return places->all;
}

/* ---- Encoding ----------------------------------------------------------- */

static bool put_word(const struct edit *edit, unsigned char *words, size_t room,
                     size_t *used, uint64_t word) {
  const unsigned size = edit->image->family->pointer;
  if (*used == room)
    return false;
  for (unsigned i = 0; i < size; i++)
    words[*used * size + i] = (unsigned char)(word >> 8 * i);
  ++*used;
  return true;
}

/* The bits of the places from number *i on that are near `base`. */
static uint64_t take_bits(const struct edit *edit, const struct places *places,
                          size_t *i, uint64_t base) {
  const unsigned size = edit->image->family->pointer, bits = 8 * size - 1;
  uint64_t map = 0;
  for (; *i < places->count; ++*i) {
    uint64_t distance = places->all[*i] - base;
    if (distance >= (uint64_t)bits * size || distance % size != 0)
      break;
    map |= (uint64_t)1 << distance / size;
  }
  return map;
}

/* False where `room` words are too few; what is left of them says nothing. */
static bool encode(const struct edit *edit, const struct places *places,
                   unsigned char *words, size_t room) {
  const unsigned size = edit->image->family->pointer, bits = 8 * size - 1;
  size_t used = 0;
  for (size_t i = 0; i < places->count;) {
    uint64_t base = places->all[i] + size, map;
    if (!put_word(edit, words, room, &used, places->all[i++]))
      return false;
    for (; (map = take_bits(edit, places, &i, base)); base += bits * size)
      if (!put_word(edit, words, room, &used, map << 1 | 1))
        return false;
  }
  while (put_word(edit, words, room, &used, 1))
    ;
  return true;
}

/* ---- Changes ------------------------------------------------------------ */

static size_t find_place(const struct places *places, uint64_t place) {
  size_t i = 0;
  while (i < places->count && places->all[i] < place)
    i++;
  return i;
}

static void change(struct places *places, uint64_t place, bool moves) {
  size_t i = find_place(places, place);
  uint64_t *at = places->all + i;
  size_t rest = (places->count - i) * sizeof *at;
  if (moves)
    memmove(at + 1, at, rest);
  else
    memmove(at, at + 1, rest - sizeof *at);
  if (moves)
    *at = place;
  places->count += moves ? 1 : (size_t)-1;
}

bool relr_holds(const struct edit *edit, uint64_t place) {
  const GElf_Shdr *s = find_section(edit);
  struct places places;
  if (!s || !read_places(edit, s, &places))
    return false;
  size_t i = find_place(&places, place);
  bool is_found = i < places.count && places.all[i] == place;
  free(places.all);
  return is_found;
}

static bool rewrite(struct edit *edit, const GElf_Shdr *s, uint64_t place,
                    bool moves, struct error *error) {
  struct places places;
  if (!read_places(edit, s, &places))
    return false;
  change(&places, place, moves);
  unsigned char *words = edit_place(edit, s->sh_addr, s->sh_size, error);
  bool fits = words && encode(edit, &places, words,
                              s->sh_size / edit->image->family->pointer);
  free(places.all);
  return fits;
}

int relr_set(struct edit *edit, uint64_t place, bool moves,
             struct error *error) {
  const GElf_Shdr *s = find_section(edit);
  if (s && rewrite(edit, s, place, moves, error))
    return 0;
  return fail(error,
              "0x%jx: found a NULL without a dynamic relocation, expected a "
              "pointer that the loader moves; link without -pie",
              (uintmax_t)place);
}
