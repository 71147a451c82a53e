/* The number of the system call that mmap(3) makes. */
#ifndef MAP_CALL_H
#define MAP_CALL_H

#include <sys/syscall.h>

#ifdef SYS_mmap2
#define MAP_CALL SYS_mmap2
#else
#define MAP_CALL SYS_mmap
#endif

#endif
