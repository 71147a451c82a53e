/* The command table, on files. */
#ifndef BOOT_TABLE_H
#define BOOT_TABLE_H

#include "tool.h"

struct boot_table {
  const char *image;
  char *const *choices; /* KEY=TARGET */
  const char *out;      /* NULL: standard output */
  const char *sequence; /* NULL: 0 */
};

/* Why those do not go together, or NULL. */
const char *boot_table_object(const struct boot_table *table);

/* Makes the table; gives a status. */
int boot_table_run(const struct request *request,
                   const struct boot_table *table);

/* Shows the table in the first file, with names from the second, if there is
 * one; gives a status. */
int boot_table_show(const struct request *request, char *const *files);

#endif
