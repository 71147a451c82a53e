/* Linux's numbers, which static_call.h's functions give. */
#ifndef ERRNO_H
#define ERRNO_H

enum {
  EPERM = 1,
  ENOENT = 2,
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
