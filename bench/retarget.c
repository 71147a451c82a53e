/* Retargets all sites of one key and prints what each time took, in ns, the
 * first time first.
 *
 *   retarget sites [TIMES]   by static_call_set
 *   retarget pages [TIMES]   nothing but what the pages of these sites cost:
 *                            mprotect, write one byte to each, mprotect back
 *   retarget maps [TIMES]    not timed: the mappings of the process, before and
 *                            after
 */
#include "bench.h"
#include "sites.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static long sum;

__attribute__((noinline)) void hook(long a, long b, long c, long k) {
  sum += a + b + c + k + 1;
}

static void twice(long a, long b, long c, long k) {
  sum += 2 * (a + b + c + k + 1);
}

static void thrice(long a, long b, long c, long k) {
  sum += 3 * (a + b + c + k + 1);
}

typedef void target_fn(long, long, long, long);

/* ---- Is it true? -------------------------------------------------------- */

static unsigned char *text_begin(void) {
  return (unsigned char *)(uintptr_t)site_functions[0];
}

static unsigned char *text_end(void) {
  return (unsigned char *)(uintptr_t)site_functions[site_function_count];
}

/* How many instructions `call target` and `jmp target` the sites' text holds.
 */
static long count_calls(target_fn *target) {
  long found = 0;
  for (unsigned char *p = text_begin(); p < text_end(); p++) {
    int32_t displacement;
    memcpy(&displacement, p + 1, sizeof displacement);
    found += (*p == 0xe8 || *p == 0xe9) &&
             p + 5 + displacement == (void *)(uintptr_t)target;
  }
  return found;
}

static void check(target_fn *target, long factor) {
  require(static_call_get(hook) == target, "static_call_get");
  require(count_calls(target) == site_count, "bytes of the sites");
  sum = 0;
  for (long i = 0; i < site_function_count; i++)
    site_functions[i]();
  require(sum == factor * (site_count * (site_count + 1) / 2), "calls");
}

/* ---- Measurements ------------------------------------------------------- */

static void retarget(target_fn *target) {
  require(static_call_set(hook, target) == 0, "static_call_set");
}

static void time_sites(int times) {
  for (int i = 0; i < times; i++) {
    target_fn *target = i % 2 ? thrice : twice;
    double start = now_ns();
    int err = static_call_set(hook, target);
    printf("%.0f\n", now_ns() - start);
    require(!err, "static_call_set");
    if (i < 2 || i + 1 == times)
      check(target, i % 2 ? 3 : 2);
  }
}

static void time_pages(int times) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  volatile unsigned char *begin =
      (unsigned char *)((uintptr_t)text_begin() & ~(page - 1));
  size_t size = (size_t)(text_end() - begin);
  for (int i = 0; i < times; i++) {
    double start = now_ns();
    int err = mprotect((void *)begin, size, PROT_READ | PROT_WRITE | PROT_EXEC);
    for (size_t at = 0; at < size && !err; at += page)
      begin[at] = begin[at];
    err |= mprotect((void *)begin, size, PROT_READ | PROT_EXEC);
    printf("%.0f\n", now_ns() - start);
    require(!err, "mprotect");
  }
}

static void print_maps(const char *when) {
  char line[4096];
  int all = 0, unsafe = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  require(maps != NULL, "/proc/self/maps");
  while (fgets(line, sizeof line, maps)) {
    const char *rights = strchr(line, ' ') + 1;
    all++;
    unsafe += rights[1] == 'w' && rights[2] == 'x';
  }
  fclose(maps);
  printf("%s %d %d\n", when, all, unsafe);
}

static void show_maps(int times) {
  print_maps("before"); /* stdio's buffers are there from now on */
  print_maps("before");
  retarget(twice);
  check(twice, 2);
  print_maps("once");
  for (int i = 0; i < times; i++)
    retarget(i % 2 ? thrice : twice);
  print_maps("often");
}

int main(int argc, char **argv) {
  int times = argc > 2 ? atoi(argv[2]) : 1;
  const char *what = argc > 1 ? argv[1] : "sites";
  if (!strcmp(what, "sites"))
    time_sites(times);
  else if (!strcmp(what, "pages"))
    time_pages(times);
  else
    show_maps(times);
}
