/* One static call with sites of both forms on two pages, and what has to hold
 * after each update of it. Includes all that such tests need. */
#ifndef LIVE_H
#define LIVE_H

#define _GNU_SOURCE
#include "sites.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <static_call.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef POLICY
#define POLICY STATIC_CALL_DEFAULT
#endif
const int static_call_policy = POLICY;

#define ON_NEW_PAGE __attribute__((noinline, aligned(4096)))
#define APART __attribute__((noinline))

typedef int fn(int);
static int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
static int three(int x) { return x + 3; }

enum { SITES = 4 };
ON_NEW_PAGE static int call_here(int x) {
  return 10 * __builtin_static_call(one, x);
}
APART static int tail_here(int x) { return __builtin_static_call(one, x); }
ON_NEW_PAGE static int call_there(int x) {
  return 10 * __builtin_static_call(one, x);
}
APART static int tail_there(int x) { return __builtin_static_call(one, x); }

/* ---- The mappings: read without allocating, also where /proc is gone ------
 */

static FILE *maps;

static inline void open_maps(void) {
  static char buffer[1 << 16];
  maps = fopen("/proc/self/maps", "r");
  if (maps)
    assert(!setvbuf(maps, buffer, _IOFBF, sizeof buffer));
}

struct mapping {
  uintptr_t begin, end;
  char permissions[8];
};

/* Mappings from here on are not looked at. */
static uintptr_t maps_end = UINTPTR_MAX;

/* Starts again behind the last mapping. (The emulator's file shows what was
 * there when it was opened.) */
static inline bool next_mapping(struct mapping *m) {
  char line[8192], *rest;
#ifdef EMULATED
  static bool is_open;
  if (!is_open)
    assert(freopen("/proc/self/maps", "r", maps));
  is_open = true;
#endif
  if (fgets(line, sizeof line, maps)) {
    m->begin = strtoul(line, &rest, 16);
    m->end = strtoul(rest + 1, &rest, 16);
    memcpy(m->permissions, rest + 1, 4);
    m->permissions[4] = '\0';
    if (m->begin < maps_end)
      return true;
  }
#ifdef EMULATED
  is_open = false;
#endif
  rewind(maps);
  return false;
}

static inline bool is_allowed(const struct mapping *m, char permission) {
  return strchr(m->permissions, permission);
}

static inline uintptr_t page_down(uintptr_t a) { return a & ~(uintptr_t)4095; }
static inline uintptr_t page_up(uintptr_t a) { return page_down(a + 4095); }

/* Whether `m` may hold text of this unit, from its first page to its last. */
static inline bool is_text(const struct mapping *m) {
  extern const char text_end[] __asm__("etext");
  return is_allowed(m, 'x') && m->begin >= (uintptr_t)&__ehdr_start &&
         m->end <= page_up((uintptr_t)text_end);
}

static inline size_t size_of_text(void) {
  const ElfW(Phdr) *p =
      (const ElfW(Phdr) *)((const char *)&__ehdr_start + __ehdr_start.e_phoff);
  size_t size = 0;
  for (int i = 0; i < __ehdr_start.e_phnum; i++)
    if (p[i].p_type == PT_LOAD && p[i].p_flags & PF_X)
      size += page_up(p[i].p_vaddr + p[i].p_memsz) - page_down(p[i].p_vaddr);
  return size;
}

/* No mapping is writable and executable, and no page of text lacks. */
static inline void expect_text(void) {
  struct mapping m;
  size_t size = 0;
  if (!maps)
    return;
  while (next_mapping(&m)) {
    assert(!(is_allowed(&m, 'w') && is_allowed(&m, 'x')));
    if (is_text(&m) && is_allowed(&m, 'r'))
      size += m.end - m.begin;
  }
  assert(size == size_of_text());
}

static inline unsigned count_mappings(void) {
  struct mapping m;
  unsigned count = 0;
  while (next_mapping(&m))
    count++;
  return count;
}

/* ---- Updates --------------------------------------------------------------
 */

static inline void expect_target(fn *target) {
  int n = target(0);
  assert(static_call_get(one) == target);
  expect_sites("one", SITES, (const void *)target);
  assert(call_here(1) == 10 * (1 + n) && tail_here(1) == 1 + n);
  assert(call_there(2) == 10 * (2 + n) && tail_there(2) == 2 + n);
  expect_text();
  assert(static_call_unrestored() == 0);
}

/* The update is made, or nothing has changed. */
static inline int try_set(fn *target) {
  fn *before = static_call_get(one);
  int err = static_call_set(one, target);
  assert(err <= 0);
  expect_target(err ? before : target);
  return err;
}

/* ---- Threads and processes ------------------------------------------------
 */

static inline void *run_sites(void *arg) {
  for (;;) {
    int sum = tail_here(1) + tail_there(1);
    assert(sum >= 4 && sum <= 8);
    sum = call_here(0) + call_there(0);
    assert(sum >= 20 && sum <= 60 && sum % 10 == 0);
  }
  return arg;
}

static inline pthread_t start_thread(void *(*body)(void *), void *arg) {
  pthread_t thread;
  assert(!pthread_create(&thread, NULL, body, arg));
  return thread;
}

/* From here on other threads execute the sites. */
static inline void go_live(void) {
  start_thread(run_sites, NULL);
  if (POLICY == STATIC_CALL_PROC_MEM)
    assert(static_call_allow_traps() == 0);
}

static inline void expect_exit(pid_t child, int status) {
  int found;
  pid_t ended;
  do
    ended = waitpid(child, &found, 0);
  while (ended < 0 && errno == EINTR);
  assert(ended == child);
  if (found != status)
    fprintf(stderr, "wait status %#x, not %#x\n", (unsigned)found,
            (unsigned)status);
  assert(found == status);
}

static inline void run_apart(void (*scenario)(void)) {
  pid_t child = fork();
  assert(child >= 0);
  if (!child) {
    scenario();
    _exit(0);
  }
  expect_exit(child, 0);
}

#endif
