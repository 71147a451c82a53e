// RUN: %clang_sc -O2 -DSC_SYSCALL=kernel_call -I%src/test/Inputs -I%format -I%src/runtime -I%src/test/runtime/Inputs %s %runtime -o %t
// RUN: %run %t
// Whichever system call fails while a hardened program starts, it starts, says
// so if something is missing, and the next update works.

#include "kernel.h"
#include "sites.h"

const int static_call_policy = STATIC_CALL_HARDENED;

static int one(int x) { return x + 1; }
static int other(int x) { return x + 3; }
__attribute__((noinline)) static int call_one(int x) {
  return 10 * __builtin_static_call(one, x);
}

/* Its argument says which system call of the start fails. */
static void fail_start(int argc, char **argv, char **environment) {
  (void)environment;
  fail_call(argc > 1 ? atoi(argv[1]) : -1, ENOMEM);
}
__attribute__((section(".preinit_array"),
               used)) static void (*prepare)(int, char **,
                                             char **) = fail_start;

static int run_started(void) {
  int made = kernel.calls;
  bool failed = kernel.failed >= 0;
  fail_nothing();
  assert(failed || static_call_load_error() == 0);
  assert(call_one(1) == 20 && static_call_get(one) == one);
  static_call_assume_threads();
  assert(static_call_set(one, other) == 0 && call_one(1) == 40);
  expect_sites("one", 1, (void *)other);
  assert(static_call_writer() == STATIC_CALL_WRITER_SWAP);
  printf("%d calls, %d\n", made, static_call_load_error());
  return !failed;
}

int main(int argc, char **argv) {
  if (argc > 1)
    return run_started();
  int n = 0, errors = 0, status = 0;
  for (; !status; n++) {
    char command[4096];
    int error = 0;
    snprintf(command, sizeof command, "%s %s %d", getenv("SC_RUN"), argv[0], n);
    FILE *child = popen(command, "r");
    assert(child && fscanf(child, "%*d calls, %d", &error) == 1);
    errors += error != 0;
    status = pclose(child);
    assert(WIFEXITED(status) && WEXITSTATUS(status) <= 1);
  }
  // Not all matter: the program's path stands in for /proc/self/exe, say.
  assert(n > 10 && errors >= 7);
  return 0;
}
