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
#elif defined(__i386__)
/* Six arguments take all registers but the stack's: a function of its own, in
 * linux.c, with unwind tables. */
long sc_syscall(long number, long a, long b, long c, long d, long e, long f);
#elif defined(__aarch64__)
static inline long sc_syscall(long number, long a, long b, long c, long d,
                              long e, long f) {
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a;
  register long x1 __asm__("x1") = b;
  register long x2 __asm__("x2") = c;
  register long x3 __asm__("x3") = d;
  register long x4 __asm__("x4") = e;
  register long x5 __asm__("x5") = f;
  __asm__ volatile("svc #0"
                   : "+r"(x0)
                   : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5)
                   : "memory");
  return x0;
}
#elif defined(__arm__)
/* r7 may be the frame pointer. */
static inline long sc_syscall(long number, long a, long b, long c, long d,
                              long e, long f) {
  register long r0 __asm__("r0") = a;
  register long r1 __asm__("r1") = b;
  register long r2 __asm__("r2") = c;
  register long r3 __asm__("r3") = d;
  register long r4 __asm__("r4") = e;
  register long r5 __asm__("r5") = f;
  __asm__ volatile("mov ip, r7\n\t"
                   "mov r7, %1\n\t"
                   "svc #0\n\t"
                   "mov r7, ip"
                   : "+r"(r0)
                   : "r"(number), "r"(r1), "r"(r2), "r"(r3), "r"(r4), "r"(r5)
                   : "ip", "memory");
  return r0;
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
#ifdef SYS_mmap2
  enum { CALL = SYS_mmap2, UNIT = 4096 };
#else
  enum { CALL = SYS_mmap, UNIT = 1 };
#endif
  return (uintptr_t)sc_syscall(CALL, (long)at, (long)size, protection, flags,
                               fd, (long)(offset / UNIT));
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

static inline void sc_sleep(long nanoseconds) {
  const long moment[2] = {0, nanoseconds};
  (void)sc_syscall(SYS_nanosleep, (long)moment, 0, 0, 0, 0, 0);
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

/* pread64 or pwrite64. */
static inline long sc_transfer_some(long number, int fd, uintptr_t bytes,
                                    size_t size, uint64_t offset) {
#if defined(__LP64__)
  return sc_syscall(number, fd, (long)bytes, (long)size, (long)offset, 0, 0);
#elif defined(__arm__) /* the offset begins at an even register */
  return sc_syscall(number, fd, (long)bytes, (long)size, 0, (long)offset,
                    (long)(offset >> 32));
#else
  return sc_syscall(number, fd, (long)bytes, (long)size, (long)offset,
                    (long)(offset >> 32), 0);
#endif
}

/* Reads or writes all `size` bytes: 0, or a negative errno. */
static inline int sc_transfer(long number, int fd, uintptr_t bytes, size_t size,
                              uint64_t offset) {
  while (size) {
    long done = sc_transfer_some(number, fd, bytes, size, offset);
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
