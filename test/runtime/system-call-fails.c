// RUN: for p in %policies; do %clang_rt -DSC_SYSCALL=kernel_call -DPOLICY=STATIC_CALL_$p %s -o %t.$p && %run %t.$p || exit 1; done
// Whichever system call fails, with whatever error, at the first update or at a
// later one: either the update is done, or nothing has changed; nothing is left
// behind, and the next update works.

#include "kernel.h"
#include <dirent.h>
#include <sys/wait.h>

const int static_call_policy = POLICY;

enum { UPDATES = 3, MAX_CALLS = 64 };
static const int errors[] = {ENOMEM, EPERM, EACCES, EINVAL, ENOSYS};

/* How a case is set up: one bit each. */
enum { LIVE = 1, TRAPPED = 2, DISABLED = 4, NO_FILES = 8, TOO_LATE = 16 };

static int open_files(void) {
  int count = 0;
  DIR *files = opendir("/proc/self/fd");
  CHECK(files);
  while (readdir(files))
    count++;
  closedir(files);
  return count;
}

static bool is_at(const struct unit *u, const unsigned char *site,
                  __static_call_fn target) {
  uint64_t dest;
  int form = sc_arch_decode(site, code_at(site), &dest);
  if (!target)
    return form == SC_NOTHING ||
           (form > 0 && dest == sc_arch_entry(sc_at(&u->header.return_nothing),
                                              code_at(site)));
  return (form == SC_CALL || form == SC_JUMP) && dest == (uintptr_t)target;
}

static void expect(const struct unit *u, unsigned char *const *sites,
                   __static_call_fn target) {
  for (int i = 0; i < SITES; i++)
    CHECK(is_at(u, sites[i], target));
  CHECK(__static_call_get(&u->key) == target);
  CHECK(u->slot ==
        (target ? target : (__static_call_fn)sc_at(&u->header.return_nothing)));
  CHECK(!is_writable(u->text, TEXT_PAGES * PAGE));
  CHECK(static_call_unrestored() == 0);
}

/* Fails call `n` of update `at`; gives whether there was such a call. */
static bool run_case(int kind, int at, int n, int error) {
  struct unit *u = make_unit();
  __static_call_fn targets[2] = {kind & DISABLED ? NULL : function_at(u, 256),
                                 function_at(u, 128)};
  unsigned char *sites[SITES] = {add_site(u, kind & TRAPPED ? 69 : 64),
                                 add_jump(u, 96), add_site(u, PAGE + 64),
                                 add_jump(u, PAGE + 80)};
  int files = open_files();
  __static_call_fn now = u->key.deflt;
  if (kind & LIVE)
    static_call_assume_threads();
  if (kind & TRAPPED || POLICY == STATIC_CALL_PROC_MEM)
    CHECK(static_call_allow_traps() == 0);
  for (int i = 0; i < UPDATES; i++) {
    __static_call_fn next = targets[i % 2];
    fail_call(i == at ? n : -1, error);
    kernel.no_files = i == at && kind & NO_FILES;
    kernel.too_late = i == at && kind & TOO_LATE;
    int err = __static_call_set(&u->key, next);
    fail_nothing();
    if (i == at && kernel.failed < 0)
      return false;
    CHECK(err <= 0 && (i == at || !err));
    expect(u, sites, err ? now : next);
    CHECK(open_files() == files);
    if (err) {
      CHECK(__static_call_set(&u->key, next) == 0);
      expect(u, sites, next);
    }
    now = next;
  }
  return true;
}

/* In a process of its own: the runtime remembers what works. */
static bool run_apart(int kind, int at, int n, int error) {
  pid_t child = fork();
  CHECK(child >= 0);
  if (!child)
    _exit(run_case(kind, at, n, error) ? 0 : 77);
  int status;
  CHECK(waitpid(child, &status, 0) == child);
  if (!WIFEXITED(status) || (WEXITSTATUS(status) && WEXITSTATUS(status) != 77))
    fprintf(stderr, "kind %d, update %d, call %d, error %d\n", kind, at, n,
            error);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) % 77 == 0);
  return !WEXITSTATUS(status);
}

static int fail_each_call(int kind, int at) {
  int cases = 0;
  for (size_t e = 0; e < sizeof errors / sizeof *errors; e++)
    for (int n = 0; run_apart(kind, at, n, errors[e]); n++, cases++)
      CHECK(n < MAX_CALLS);
  return cases;
}

int main(void) {
  for (int kind = 0; kind < NO_FILES; kind++) {
    if (kind & TRAPPED && !sc_arch_trap())
      continue;
    for (int at = 0; at < UPDATES; at++) {
      int cases = fail_each_call(kind, at);
      if (getenv("SHOW"))
        printf("kind %d, update %d: %d cases\n", kind, at, cases);
      CHECK(cases >= 2 * 5 ||
            (POLICY == STATIC_CALL_FAST && cases >= !!(kind & LIVE)));
    }
  }
  // From some call on there are no descriptors: no trap stays behind.
  for (int at = 0; at < UPDATES && sc_arch_trap(); at++)
    for (int n = 0; run_apart(LIVE | TRAPPED | NO_FILES, at, n, EINVAL); n++)
      CHECK(n < MAX_CALLS);
#ifndef EMULATED // which takes for mapped what is not
  for (int at = 0; at < UPDATES; at++)
    for (int n = 0; run_apart(TOO_LATE, at, n, ENOMEM); n++)
      CHECK(n < MAX_CALLS);
#endif
  return 0;
}
