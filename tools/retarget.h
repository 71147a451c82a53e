/* Other targets for the keys of a linked file. */
#ifndef RETARGET_H
#define RETARGET_H

#include "edit.h"
#include "tool.h"

/* What is asked for: "KEY=TARGET". */
struct assignment {
  const char *text;
  const struct key *key;
  const char *target; /* its name; "" is NULL */
  uint64_t address;   /* 0: NULL */
  bool is_nothing;    /* NULL, or SC_RETURN0 */
};

/* ---- targets.c ---------------------------------------------------------- */

/* Finds the key and the target, and whether one can be the other's: 0 or -1. */
int find_assignment(const struct image *image, const struct unit *unit,
                    struct assignment *assignment, struct error *error);

/* ---- retarget.c --------------------------------------------------------- */

struct retarget {
  struct image image;
  struct unit unit;
  struct edit edit; /* what becomes of the image */
  struct assignment *all;
  size_t count;
};

/* Does all that `texts` say to the file that holds `bytes`, and proves the
 * result. Gives a status; what there is must be closed if that is STATUS_FINE.
 */
int retarget_open(struct retarget *retarget, const struct request *request,
                  const char *file, const void *bytes, size_t size,
                  char *const *texts, size_t count);
void retarget_close(struct retarget *retarget);

/* Says what was changed in `file`. */
void retarget_list(const struct retarget *retarget,
                   const struct request *request, const char *file);

#endif
