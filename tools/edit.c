#include "edit.h"

#include <stdlib.h>
#include <string.h>

int edit_open(struct edit *edit, const struct image *image,
              struct error *error) {
  *edit = (struct edit){.image = image, .bytes = malloc(image->size)};
  if (!edit->bytes)
    return fail(error, "out of memory");
  memcpy(edit->bytes, image->bytes, image->size);
  return 0;
}

void edit_close(struct edit *edit) {
  free(edit->bytes);
  free(edit->places);
}

unsigned char *edit_at(const struct edit *edit, uint64_t address,
                       uint64_t size) {
  const unsigned char *p = image_at(edit->image, address, size);
  return p ? edit->bytes + (p - edit->image->bytes) : NULL;
}

static int add_place(struct edit *edit, struct range place,
                     struct error *error) {
  if (edit->count == edit->room) {
    size_t room = 2 * edit->room + 64;
    struct range *places = realloc(edit->places, room * sizeof *places);
    if (!places)
      return fail(error, "out of memory");
    edit->places = places;
    edit->room = room;
  }
  edit->places[edit->count++] = place;
  return 0;
}

unsigned char *edit_place(struct edit *edit, uint64_t address, uint64_t size,
                          struct error *error) {
  unsigned char *p = edit_at(edit, address, size);
  struct range place = {address, address + size};
  if (!p)
    fail(error, "0x%jx: found nothing that is loaded, expected %ju bytes",
         (uintmax_t)address, (uintmax_t)size);
  return p && !add_place(edit, place, error) ? p : NULL;
}
