/* Whole files: mapped, and written so that others see the old one or the new
 * one. */
#ifndef FILES_H
#define FILES_H

#include "image.h"

struct file {
  unsigned char *bytes; /* may be changed; the file does not */
  size_t size;
  unsigned mode; /* its permission bits */
};

/* 0 or -1; what was opened must be closed. */
int file_open(struct file *file, const char *path, struct error *error);
void file_close(struct file *file);

/* Writes `bytes` beside `path` and gives that the name: 0, or -1, and what had
 * the name before has it still. */
int file_write(const char *path, const void *bytes, size_t size, unsigned mode,
               struct error *error);

#endif
