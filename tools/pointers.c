/* Pointers of the file, and the dynamic relocations that make them right in a
 * file that the loader moves:
 *
 *   RELATIVE  the place gets the base plus an address: that of the entry (RELA)
 *             or of the place (REL)
 *   symbolic  becomes RELATIVE
 *   NONE      the place stays what it is, NULL; what an entry becomes so that
 *             there is one when the pointer leads somewhere again
 *
 * The loader takes the first DT_RELACOUNT, or DT_RELCOUNT, entries for RELATIVE
 * without a look: an entry that becomes or stops being RELATIVE changes places
 * with one at the end of those. */
#include "edit.h"

#include <string.h>

enum { TYPE_NONE, MAX_ENTRY = 24 };

/* A list of relocations, as it is loaded. */
struct list {
  uint64_t begin;
  size_t count;
  unsigned size; /* of an entry */
  bool has_addends;
  uint64_t counter; /* where the number of RELATIVE ones is; 0: nowhere */
};

static unsigned pointer_of(const struct edit *edit) {
  return edit->image->family->pointer;
}

static void store_pointer(const struct edit *edit, unsigned char *to,
                          uint64_t value) {
  for (unsigned i = 0; i < pointer_of(edit); i++)
    to[i] = (unsigned char)(value >> 8 * i);
}

static uint64_t load(const struct edit *edit, uint64_t at) {
  const unsigned char *p = edit_at(edit, at, pointer_of(edit));
  return p ? load_pointer(edit->image, p) : 0;
}

static int store(struct edit *edit, uint64_t at, uint64_t value,
                 struct error *error) {
  unsigned char *p = edit_place(edit, at, pointer_of(edit), error);
  if (p)
    store_pointer(edit, p, value);
  return p ? 0 : -1;
}

/* ---- Lists -------------------------------------------------------------- */

/* Where the value of that dynamic entry is, or 0. */
static uint64_t find_dynamic(const struct edit *edit, uint64_t tag) {
  const unsigned size = 2 * pointer_of(edit);
  for (size_t i = 1; i <= edit->image->section_count; i++) {
    const GElf_Shdr *s = &image_section_at(edit->image, i)->header;
    for (uint64_t n = 0; s->sh_type == SHT_DYNAMIC && n < s->sh_size / size;
         n++)
      if (load(edit, s->sh_addr + n * size) == tag)
        return s->sh_addr + n * size + pointer_of(edit);
  }
  return 0;
}

/* Reads section number `index`; false where it is no list that is loaded. */
static bool open_list(const struct edit *edit, size_t index,
                      struct list *list) {
  const GElf_Shdr *s = &image_section_at(edit->image, index)->header;
  bool has_addends = s->sh_type == SHT_RELA;
  if ((!has_addends && s->sh_type != SHT_REL) || !(s->sh_flags & SHF_ALLOC) ||
      !edit_at(edit, s->sh_addr, s->sh_size))
    return false;
  unsigned size = (has_addends ? 3 : 2) * pointer_of(edit);
  uint64_t begin = find_dynamic(edit, has_addends ? DT_RELA : DT_REL);
  *list = (struct list){s->sh_addr, s->sh_size / size, size, has_addends, 0};
  if (begin && load(edit, begin) == list->begin)
    list->counter =
        find_dynamic(edit, has_addends ? DT_RELACOUNT : DT_RELCOUNT);
  return true;
}

static uint64_t entry_at(const struct list *list, size_t index) {
  return list->begin + index * list->size;
}

static bool find_entry(const struct edit *edit, uint64_t place,
                       struct list *list, size_t *index) {
  for (size_t i = 1; i <= edit->image->section_count; i++) {
    if (!open_list(edit, i, list))
      continue;
    for (*index = 0; *index < list->count; ++*index)
      if (load(edit, entry_at(list, *index)) == place)
        return true;
  }
  return false;
}

/* ---- Entries ------------------------------------------------------------ */

/* Has two entries change places. */
static int swap(struct edit *edit, const struct list *list, size_t i, size_t j,
                struct error *error) {
  unsigned char saved[MAX_ENTRY];
  unsigned char *a = edit_place(edit, entry_at(list, i), list->size, error);
  unsigned char *b = edit_place(edit, entry_at(list, j), list->size, error);
  if (!a || !b)
    return -1;
  memcpy(saved, a, list->size);
  memmove(a, b, list->size);
  memcpy(b, saved, list->size);
  return 0;
}

/* Moves an entry to where those of `type` are, and gives its new index. */
static int move_entry(struct edit *edit, const struct list *list, size_t *index,
                      uint32_t type, struct error *error) {
  size_t old = *index, count = list->counter ? load(edit, list->counter) : 0;
  bool is_relative = type == edit->image->family->types.relative;
  if (!list->counter || count > list->count || is_relative == (old < count))
    return 0;
  *index = is_relative ? count : count - 1;
  return store(edit, list->counter, is_relative ? count + 1 : count - 1,
               error) ||
                 swap(edit, list, old, *index, error)
             ? -1
             : 0;
}

/* Without a symbol the type is all that stands beside the place. */
static int set_entry(struct edit *edit, const struct list *list, size_t index,
                     uint64_t address, struct error *error) {
  const struct family *f = edit->image->family;
  uint32_t type = address ? f->types.relative : TYPE_NONE;
  if (move_entry(edit, list, &index, type, error))
    return -1;
  uint64_t at = entry_at(list, index), size = pointer_of(edit);
  return store(edit, at + size, type, error) ||
                 (list->has_addends &&
                  store(edit, at + 2 * size, address, error))
             ? -1
             : 0;
}

/* Only what a static program's start-up code runs is no list of the loader's:
 * it knows no other type. */
static int check_entry(const struct edit *edit, const struct list *list,
                       size_t index, struct error *error) {
  uint64_t info = load(edit, entry_at(list, index) + pointer_of(edit));
  if ((uint32_t)info == edit->image->family->types.irelative)
    return fail(error,
                "0x%jx: found a pointer that a resolver of an IFUNC gives, "
                "expected one to a function",
                (uintmax_t)load(edit, entry_at(list, index)));
  return 0;
}

/* ---- Pointers ----------------------------------------------------------- */

/* RELA leaves the place out of account; some linkers fill it in. */
static int set_place(struct edit *edit, uint64_t place, uint64_t address,
                     bool is_read, struct error *error) {
  if (!is_read && load(edit, place) == 0)
    return 0;
  return store(edit, place, address, error);
}

int edit_pointer(struct edit *edit, uint64_t place, uint64_t address,
                 struct error *error) {
  struct list list;
  size_t index;
  if (find_entry(edit, place, &list, &index))
    return check_entry(edit, &list, index, error) ||
                   set_entry(edit, &list, index, address, error) ||
                   set_place(edit, place, address, !list.has_addends, error)
               ? -1
               : 0;
  bool moves = edit->image->header.e_type == ET_DYN && address;
  if (moves != relr_holds(edit, place) && relr_set(edit, place, moves, error))
    return -1;
  return store(edit, place, address, error);
}
