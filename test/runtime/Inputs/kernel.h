/* Stands between the runtime and the kernel (SC_SYSCALL=kernel): lets one
 * system call fail, and counts them. */
#ifndef KERNEL_H
#define KERNEL_H

#include "map-call.h"
#include "unit.h"

#include <unistd.h>

static struct {
  int countdown; /* the call that fails; -1: none */
  int error;     /* with this errno */
  bool forever;  /* and so do all later ones of that number */
  bool too_late; /* a MAP_FIXED takes away what was there, and then fails */
  bool no_files; /* nor are there file descriptors any more */
  long failed;   /* the number of the call that did, or -1 */
  int calls;     /* how many there were */
} kernel = {.countdown = -1, .failed = -1};

long kernel_call(long number, long a, long b, long c, long d, long e, long f);

long kernel_call(long number, long a, long b, long c, long d, long e, long f) {
  kernel.calls++;
  if (kernel.no_files && kernel.failed >= 0 &&
      (number == SYS_memfd_create || number == SYS_openat))
    return -EMFILE;
  bool fails = kernel.countdown >= 0 && kernel.countdown-- == 0;
  if (fails || (kernel.forever && number == kernel.failed)) {
    kernel.failed = number;
    if (kernel.too_late && number == MAP_CALL && d & MAP_FIXED)
      CHECK(!munmap((void *)a, (size_t)b));
    if (number ==
        SYS_close) /* as Linux does: the file is closed all the same */
      close((int)a);
    return -kernel.error;
  }
  long result = syscall(number, a, b, c, d, e, f);
  return result == -1 ? -errno : result;
}

static inline void fail_call(int nth, int error) {
  kernel.countdown = nth;
  kernel.error = error;
  kernel.failed = -1;
  kernel.calls = 0;
}

static inline void fail_nothing(void) {
  kernel.countdown = -1;
  kernel.forever = kernel.too_late = kernel.no_files = false;
}

#endif
