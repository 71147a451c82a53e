#define _GNU_SOURCE
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PERMISSIONS = 0777 };

/* ---- Reading ------------------------------------------------------------ */

/* Maps the file; gives false with errno. */
static bool map(struct file *file, int fd) {
  struct stat status;
  if (fstat(fd, &status))
    return false;
  if (!S_ISREG(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    return false;
  }
  file->size = (size_t)status.st_size;
  file->mode = status.st_mode & PERMISSIONS;
  file->bytes =
      mmap(NULL, file->size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
  return file->bytes != MAP_FAILED;
}

int file_open(struct file *file, const char *path, struct error *error) {
  *file = (struct file){NULL, 0, 0};
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    return fail(error, "%s", strerror(errno));
  bool is_mapped = map(file, fd);
  int err = errno;
  close(fd);
  if (is_mapped)
    return 0;
  if (file->size == 0 && err == EINVAL)
    return fail(error, "no regular file of one byte or more");
  return fail(error, "%s", strerror(err));
}

void file_close(struct file *file) { munmap(file->bytes, file->size); }

/* ---- Writing ------------------------------------------------------------ */

static bool write_all(int fd, const char *bytes, size_t size) {
  while (size > 0) {
    ssize_t written = write(fd, bytes, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return false;
    bytes += written;
    size -= (size_t)written;
  }
  return true;
}

/* Takes the open file, whose name stays. */
static bool fill(int fd, const void *bytes, size_t size, unsigned mode) {
  bool is_filled = write_all(fd, bytes, size) && !fchmod(fd, mode);
  int err = errno;
  bool is_closed = !close(fd);
  errno = is_filled ? errno : err;
  return is_filled && is_closed;
}

/* A device or a folder is not to be replaced. */
static bool may_replace(const char *path) {
  struct stat status;
  if (stat(path, &status))
    return true;
  errno = S_ISDIR(status.st_mode) ? EISDIR : EEXIST;
  return S_ISREG(status.st_mode);
}

/* `beside` ends with what mkstemp fills in. */
static bool replace(const char *path, char *beside, const void *bytes,
                    size_t size, unsigned mode) {
  int fd = mkstemp(beside);
  if (fd < 0)
    return false;
  if (fill(fd, bytes, size, mode) && !rename(beside, path))
    return true;
  int err = errno;
  unlink(beside);
  errno = err;
  return false;
}

int file_write(const char *path, const void *bytes, size_t size, unsigned mode,
               struct error *error) {
  char *beside;
  if (!may_replace(path))
    return fail(error, "%s", strerror(errno));
  if (asprintf(&beside, "%s.XXXXXX", path) < 0)
    return fail(error, "out of memory");
  bool is_done = replace(path, beside, bytes, size, mode);
  int err = errno;
  free(beside);
  return is_done ? 0 : fail(error, "%s", strerror(err));
}
