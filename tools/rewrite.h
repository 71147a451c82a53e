/* The command retarget, on files. */
#ifndef REWRITE_H
#define REWRITE_H

#include "tool.h"

struct rewrite {
  const char *elf, *out;
  char *const *texts; /* KEY=TARGET */
  size_t count;
  const char *binary, *hex; /* what is changed in place of `elf`; or NULL */
  const char *base;         /* of `binary`; or NULL */
};

/* Why those do not go together, or NULL. */
const char *rewrite_object(const struct rewrite *rewrite);

/* Gives a status. */
int rewrite_run(const struct request *request, const struct rewrite *rewrite);

#endif
