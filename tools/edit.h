/* A copy of a linked file's bytes, and the places in it that change. */
#ifndef EDIT_H
#define EDIT_H

#include "image.h"

struct edit {
  const struct image *image; /* what is changed */
  unsigned char *bytes;      /* what it becomes, of the same size */
  struct range *places;      /* addresses, in the order of the changes */
  size_t count, room;
};

/* The image must outlive the edit. 0 or -1; then too it must be closed. */
int edit_open(struct edit *edit, const struct image *image,
              struct error *error);
void edit_close(struct edit *edit);

/* The bytes at `address` as they are by now, or NULL as image_at. */
unsigned char *edit_at(const struct edit *edit, uint64_t address,
                       uint64_t size);

/* The same, to be changed; or NULL, with an error. */
unsigned char *edit_place(struct edit *edit, uint64_t address, uint64_t size,
                          struct error *error);

/* Has the pointer at `place` hold `address`, moved by the loader if the file
 * is, or NULL for 0: 0 or -1. */
int edit_pointer(struct edit *edit, uint64_t place, uint64_t address,
                 struct error *error);

/* ---- relr.c ------------------------------------------------------------- */

/* Whether RELR moves the pointer at `place`. */
bool relr_holds(const struct edit *edit, uint64_t place);

/* Makes RELR move it, or not: 0, or -1 where the list has no room. */
int relr_set(struct edit *edit, uint64_t place, bool moves,
             struct error *error);

#endif
