/* System calls without libc: an update may run in a signal handler, leaves
 * errno alone and calls nothing under its lock that may lock. Each gives what
 * the kernel does: a negative errno on failure.
 *
 * A test names a function in SC_SYSCALL, which then stands for the kernel. */
#ifndef STATIC_CALL_LINUX_SYSCALL_H
#define STATIC_CALL_LINUX_SYSCALL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* before any system header */
#endif

#include "../internal.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>

#ifdef SC_SYSCALL
long SC_SYSCALL(long number, long a, long b, long c, long d, long e, long f);
#define sc_syscall SC_SYSCALL
#elif defined(__x86_64__)
static inline long sc_syscall(long number, long a, long b, long c, long d,
                              long e, long f) {
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
  __asm__ volatile("syscall"
                   : "+a"(number)
                   : "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return number;
}
#endif

/* Newer than the headers that this has to compile with. */
#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 8U
#endif
#ifndef SYS_mseal
#define SYS_mseal 462
#endif
#define SC_PR_GET_MDWE 66

static inline size_t sc_size(struct sc_range range) {
  return range.end - range.begin;
}

static inline int sc_mprotect(struct sc_range range, int protection) {
  return (int)sc_syscall(SYS_mprotect, (long)range.begin, (long)sc_size(range),
                         protection, 0, 0, 0);
}

/* The address, or a negative errno: see sc_is_error. */
static inline uintptr_t sc_mmap(uintptr_t at, size_t size, int protection,
                                int flags, int fd, uint64_t offset) {
  return (uintptr_t)sc_syscall(SYS_mmap, (long)at, (long)size, protection,
                               flags, fd, (long)offset);
}

static inline bool sc_is_error(uintptr_t address) {
  return address > UINTPTR_MAX - 4096;
}

static inline int sc_munmap(struct sc_range range) {
  return (int)sc_syscall(SYS_munmap, (long)range.begin, (long)sc_size(range), 0,
                         0, 0, 0);
}

/* Whether a page of `range` is not mapped at all. */
static inline bool sc_has_hole(struct sc_range range) {
  /* MS_ASYNC does nothing but look: msync(2). */
  return sc_syscall(SYS_msync, (long)range.begin, (long)sc_size(range),
                    MS_ASYNC, 0, 0, 0) == -ENOMEM;
}

/* Changes nothing: 0, or what forbids to change the mapping. */
static inline int sc_mremap_in_place(struct sc_range range) {
  uintptr_t at =
      (uintptr_t)sc_syscall(SYS_mremap, (long)range.begin, (long)sc_size(range),
                            (long)sc_size(range), 0, 0, 0);
  return at == range.begin ? 0 : (int)at;
}

static inline int sc_madvise(struct sc_range range, int advice) {
  return (int)sc_syscall(SYS_madvise, (long)range.begin, (long)sc_size(range),
                         advice, 0, 0, 0);
}

static inline int sc_mseal(struct sc_range range) {
  return (int)sc_syscall(SYS_mseal, (long)range.begin, (long)sc_size(range), 0,
                         0, 0, 0);
}

static inline int sc_membarrier(int command) {
  return (int)sc_syscall(SYS_membarrier, command, 0, 0, 0, 0, 0);
}

static inline int sc_get_mdwe(void) {
  return (int)sc_syscall(SYS_prctl, SC_PR_GET_MDWE, 0, 0, 0, 0, 0);
}

static inline int sc_open(const char *path, int flags) {
  return (int)sc_syscall(SYS_openat, AT_FDCWD, (long)path, flags | O_CLOEXEC, 0,
                         0, 0);
}

static inline void sc_close(int fd) {
  if (fd >= 0)
    (void)sc_syscall(SYS_close, fd, 0, 0, 0, 0, 0);
}

static inline int sc_memfd(const char *name, unsigned flags) {
  return (int)sc_syscall(SYS_memfd_create, (long)name, flags, 0, 0, 0, 0);
}

static inline int sc_seal(int fd, int seals) {
  return (int)sc_syscall(SYS_fcntl, fd, F_ADD_SEALS, seals, 0, 0, 0);
}

/* Reads or writes all `size` bytes: 0, or a negative errno. */
static inline int sc_transfer(long number, int fd, uintptr_t bytes, size_t size,
                              uint64_t offset) {
  while (size) {
    long done =
        sc_syscall(number, fd, (long)bytes, (long)size, (long)offset, 0, 0);
    if (done == -EINTR)
      continue;
    if (done <= 0)
      return done ? (int)done : -EIO;
    bytes += (uintptr_t)done;
    offset += (uint64_t)done;
    size -= (size_t)done;
  }
  return 0;
}

static inline int sc_pread(int fd, void *bytes, size_t size, uint64_t offset) {
  return sc_transfer(SYS_pread64, fd, (uintptr_t)bytes, size, offset);
}

static inline int sc_pwrite(int fd, const void *bytes, size_t size,
                            uint64_t offset) {
  return sc_transfer(SYS_pwrite64, fd, (uintptr_t)bytes, size, offset);
}

#endif
