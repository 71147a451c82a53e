/* seccomp filters. */
#ifndef FILTER_H
#define FILTER_H

#include "live.h"

#include <linux/filter.h>
#include <linux/seccomp.h>

#define NUMBER_IS(n)                                                           \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),       \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (n), 0, 4)
/* Refuses system call `n` if all bits of `mask` are set in argument `arg`. */
#define REFUSE_IF(n, arg, mask)                                                \
  NUMBER_IS(n),                                                                \
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS,                                       \
               offsetof(struct seccomp_data, args[arg])),                      \
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, (mask)),                             \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (mask), 0, 1),                       \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* For this thread and those it starts, for good. */
static inline void install(struct sock_filter *filter, unsigned short size) {
  struct sock_fprog program = {size, filter};
  assert(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
  assert(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
}

static inline void refuse_call(unsigned number, unsigned error) {
  struct sock_filter filter[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error), ALLOW};
  install(filter, sizeof filter / sizeof *filter);
}

#endif
