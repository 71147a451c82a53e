/* The errors' numbers. Firmware has no libc, or one with other numbers: there
 * they are Linux's. */
#ifndef STATIC_CALL_ERRORS_H
#define STATIC_CALL_ERRORS_H

#if __STDC_HOSTED__
#include <errno.h>
#else
enum {
  EPERM = 1,
  ENOENT = 2,
  ENOEXEC = 8,
  EACCES = 13,
  EBUSY = 16,
  EINVAL = 22,
  EROFS = 30,
  ERANGE = 34,
  EBADMSG = 74,
  EILSEQ = 84,
  ENOTSUP = 95,
  ESTALE = 116
};
#endif

#endif
