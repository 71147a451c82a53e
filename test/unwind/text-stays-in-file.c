// RUN: %each_policy -O2 %s
// Where text is mapped from after updates: its file, which profilers and
// debuggers know, under the default policy and /proc/self/mem; a memfd under
// the hardened and the fast one.

#include "policy.h"
#include <unistd.h>

static int deflt(int x) { return x + 100; }
static int target(int x) { return x + 200; }
__attribute__((noinline)) static int call(int x) {
  return 10 * __builtin_static_call(deflt, x);
}

static int is_in_memfd(const void *address) {
  char line[4096], program[4096];
  ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  FILE *maps = fopen("/proc/self/maps", "r");
  assert(maps && length > 0);
  program[length] = '\0';
  while (fgets(line, sizeof line, maps)) {
    unsigned long begin, end;
    assert(sscanf(line, "%lx-%lx", &begin, &end) == 2);
    if ((unsigned long)address - begin >= end - begin)
      continue;
    fclose(maps);
    assert(strstr(line, " r-x"));
    assert(!strstr(line, program) == !!strstr(line, "/memfd:static-call"));
    return !strstr(line, program);
  }
  assert(!"mapped");
  return 0;
}

int main(void) {
  const unsigned char *site = get_site("deflt", 0);
  int by_memfd = policy == STATIC_CALL_HARDENED || policy == STATIC_CALL_FAST;
  assert(!is_in_memfd(site) && call(1) == 1010);
  assert(static_call_set(deflt, NULL) == 0 && call(1) == 0);
  assert(is_in_memfd(site) == by_memfd);
  assert(static_call_set(deflt, target) == 0 && call(1) == 2010);
  go_live();
  by_memfd |= SWAPS_LIVE;
  assert(static_call_set(deflt, NULL) == 0 && call(1) == 0);
  assert(static_call_reset(deflt) == 0 && call(1) == 1010);
  assert(is_in_memfd(site) == by_memfd);
  return 0;
}
