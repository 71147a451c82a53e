// RUN: %object -DN=1 %S/Inputs/plugin.c -o %t.so
// RUN: for p in %live_policies; do %program -w -DSC_SYSCALL=kernel_call -DPOLICY=STATIC_CALL_$p %s %runtime -rdynamic -o %t && %run %t %t.so && %run %t %t.so live || exit 1; done
// If a system call fails while a unit joins, its sites stay at the default, and
// static_call_load_error says so; the next update repairs them.

#include "hook.h"
#include "map-call.h"
#include "objects.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

const int static_call_policy = POLICY;
DEFINE_HOOK;
static int two(int x) { return x + 2; }
static void *return_argument(void *argument) { return argument; }

/* Of the runtime's system calls that may fail, the one that does. */
static int fail_at = -1, calls, failures;
long kernel_call(long number, long a, long b, long c, long d, long e, long f);
long kernel_call(long number, long a, long b, long c, long d, long e, long f) {
  bool may_fail = number == SYS_mprotect || number == MAP_CALL ||
                  number == SYS_memfd_create || number == SYS_openat ||
                  number == SYS_membarrier || number == SYS_mremap;
  if (may_fail && calls++ == fail_at)
    return -ENOMEM;
  long result = syscall(number, a, b, c, d, e, f);
  return result == -1 ? -errno : result;
}

/* Gives whether there was such a call. */
static bool open_with_failure(const char *path, int nth) {
  fail_at = nth;
  calls = 0;
  void *plugin = open_object(path, RTLD_NOW);
  bool failed = calls > nth;
  fail_at = -1;
  unsigned stale = count_states("hook").of[STATIC_CALL_SITE_STALE];
  // Without page swap Thumb cannot change under running threads.
  int error = static_call_load_error();
  assert(stale == 0 ||
         (stale == 2 && (error == -ENOMEM || (SWAPS_LIVE && error == -EBUSY))));
  expect_run(plugin, "run", stale ? 1 : 2);
  assert(*(int *)find(plugin, "in_constructor") == (stale ? 1 : 2));
  assert(static_call_verify(NULL, NULL) == (int)stale);
  expect_hook(two);
  assert(static_call_set(hook, two) == 0);
  ((void (*)(hook_fn *))find(plugin, "expect"))(two);
  EXPECT_STATES(
      "hook", [STATIC_CALL_SITE_TARGET] = 2, [STATIC_CALL_SITE_VENEER] = 2);
  assert(!dlclose(plugin) && static_call_unrestored() == 0);
  failures += stale != 0;
  return failed;
}

int main(int argc, char **argv) {
  pthread_t thread;
  int nth = 0;
  if (argc > 2)
    assert(!pthread_create(&thread, NULL, return_argument, NULL));
  assert(static_call_set(hook, two) == 0 && static_call_load_error() == 0);
  while (open_with_failure(argv[1], nth))
    nth++;
  printf("%d of %d calls matter\n", failures, nth);
  assert(failures > 0 && count_all().units == 1);
  return 0;
}
