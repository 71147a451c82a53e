/* SIGTRAP behind each instruction, between the two. */
#ifndef STEP_H
#define STEP_H

#ifdef __x86_64__
#define START_STEPPING()                                                       \
  __asm__ volatile("pushfq; orl $0x100, (%%rsp); popfq" ::: "memory", "cc")
#define STOP_STEPPING()                                                        \
  __asm__ volatile("pushfq; andl $~0x100, (%%rsp); popfq" ::: "memory", "cc")
#else
#define START_STEPPING()                                                       \
  __asm__ volatile("pushfl; orl $0x100, (%%esp); popfl" ::: "memory", "cc")
#define STOP_STEPPING()                                                        \
  __asm__ volatile("pushfl; andl $~0x100, (%%esp); popfl" ::: "memory", "cc")
#endif

#endif
