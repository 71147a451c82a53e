/* What can be watched while a file is read. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
  const char *name;
  uint64_t done;  /* bytes */
  uint64_t total; /* 0: not known */
  bool finished;  /* the last report for this file */
};

/* The hook: called after each block and at the end of each file. It is the
 * default of a static call and does nothing. */
void on_progress(const struct progress *now);

/* A target for on_progress: draws a bar on stderr. */
void draw_progress(const struct progress *now);

#endif
