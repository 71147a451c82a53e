/* Boot tables: what firmware's keys have as their targets after a reset, chosen
 * on the host. Their layout is in StaticCallFormat.h. */
#ifndef TABLE_H
#define TABLE_H

#include "tool.h"

/* Bytes of a table in front of its entries, of one, and behind them. */
enum { TABLE_HEADER = 36, TABLE_ENTRY = 4, TABLE_CHECKSUM = 4 };
_Static_assert(sizeof(struct sc_table) == TABLE_HEADER &&
                   sizeof(struct sc_table_entry) == TABLE_ENTRY,
               "the layout of boot tables");

/* A file that is in memory. */
struct input {
  const char *name;
  const void *bytes;
  size_t size;
};

/* Makes the table of `choices`, each KEY=TARGET, for firmware. Gives a status;
 * if that is STATUS_FINE, *table is to be freed, and was said why otherwise. */
int table_make(const struct request *request, const struct input *image,
               char *const *choices, uint32_t sequence, unsigned char **table,
               size_t *size);

/* Shows a table; with names if the image, which may be NULL, is firmware that
 * it is for. */
int table_show(const struct request *request, const struct input *table,
               const struct input *image);

/* The image's build id as tables have it; false if it has none. */
bool table_build_id(const struct image *image, const struct unit *unit,
                    unsigned char id[SC_TABLE_BUILD_ID]);

/* Opens firmware; 0, or says what it is instead and gives a status. Both are to
 * be closed if it is 0. */
int table_open(const struct request *request, const struct input *input,
               struct image *image, struct unit *unit);
void table_close(struct image *image, struct unit *unit);

uint32_t table_checksum(const unsigned char *bytes, size_t size);

/* The name of a key's target, number `index` from 0; NULL if it has none. */
const char *table_target(const struct image *image, const struct unit *unit,
                         const struct key *key, size_t index);

#endif
