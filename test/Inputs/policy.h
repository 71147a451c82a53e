/* A program that runs under the policy whose number is its argument, with
 * threads. */
#ifndef POLICY_H
#define POLICY_H

#include "sites.h"

#include <pthread.h>
#include <static_call.h>

int policy __asm__("static_call_policy");

/* Before the runtime, and a sanitizer's, start. */
__attribute__((disable_sanitizer_instrumentation)) static void
choose_policy(int argc, char **argv, char **environment) {
  (void)environment;
  policy = argc > 1 ? argv[1][0] - '0' : STATIC_CALL_DEFAULT;
}
__attribute__((section(".preinit_array"), used)) static void (
    *choose_policy_entry)(int, char **, char **) = choose_policy;

static inline void expect_writer(void) {
  enum static_call_writer writer = static_call_writer();
  switch (policy) {
  case STATIC_CALL_DEFAULT:
    assert(writer == STATIC_CALL_WRITER_FLIP);
    break;
  case STATIC_CALL_HARDENED:
    assert(writer == STATIC_CALL_WRITER_SWAP);
    break;
  case STATIC_CALL_FAST:
    assert(writer == STATIC_CALL_WRITER_ALIAS);
    break;
  default:
    assert(writer == STATIC_CALL_WRITER_PROC_MEM);
  }
}

static inline void *return_argument(void *argument) { return argument; }

/* From here on every update is one under running threads. */
static inline void go_live(void) {
  pthread_t thread;
  expect_writer();
  assert(!pthread_create(&thread, NULL, return_argument, NULL));
  assert(!pthread_join(thread, NULL));
  if (policy == STATIC_CALL_PROC_MEM)
    assert(static_call_allow_traps() == 0);
}

#endif
