/* Retargets while other threads execute the sites. POLICY chooses the writer.
 *
 * By turns: a round counts only if all its parts saw a calling thread run.
 *
 *   live one THREADS TIMES     ns of: static_call_set of one site;
 * membarrier(2) alone; under flip also: its page made writable, written to and
 * protected again, and membarrier(2) live batch THREADS TIMES   ns of: a batch
 * of 1,000 sites on 100 pages; an update of one site; one page as above,
 * without membarrier(2) live load 0 TIMES          ns of: one site; a site on
 * each page; one thread live rate THREADS MS       updates of one site per
 * second live maps 0 TIMES          mappings: before, after so many updates of
 * single pages, after a batch on 100 pages
 */
#include "bench.h"
#include "pages.h"

#include <fcntl.h>
#include <linux/membarrier.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

const int static_call_policy = POLICY;

enum { PAGE_SIZE = 4096, HERE = 50 };

__thread long calls;
static atomic_bool stop;
static atomic_long pages_called; /* by any thread, more or less */

static void other(void) { calls += 2; }
static void third(void) { calls += 3; }

static hook_fn *target_of(int time) { return time % 2 ? third : other; }

/* ---- Calling threads ---------------------------------------------------- */

static void *call_pages(void *unused) {
  do
    for (int page = 0; page < OWN; page++) {
      pages[page]();
      atomic_store_explicit(&pages_called, calls, memory_order_relaxed);
    }
  while (!atomic_load_explicit(&stop, memory_order_relaxed));
  require(calls > 0, "calls");
  return unused;
}

/* With 0 threads one has ended: the process counts as one with threads. */
static void start_threads(pthread_t *threads, int count) {
  for (int i = 0; i < count || i < 1; i++)
    require(!pthread_create(&threads[i], NULL, call_pages, NULL), "thread");
  if (count)
    return;
  stop = true;
  pthread_join(threads[0], NULL);
}

static void end_threads(pthread_t *threads, int count) {
  stop = true;
  for (int i = 0; i < count; i++)
    pthread_join(threads[i], NULL);
}

/* ---- What is timed ------------------------------------------------------ */

static void set_one(int time) {
  require(!static_call_set(own_50, target_of(time)), "static_call_set");
}

static void set_batch(int time) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (int row = 0; row < ROWS; row++)
    add_row[row](&batch, target_of(time));
  require(!static_call_batch_commit(&batch), "static_call_batch_commit");
}

static void set_wide(int time) {
  require(!static_call_set(wide, target_of(time)), "static_call_set");
}

static void synchronise(int time) {
  (void)time;
  require(!syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_SYNC_CORE,
                   0, 0),
          "membarrier");
}

static volatile unsigned char *page_to_flip;

static void flip_page(int time) {
  void *page = (void *)page_to_flip;
  (void)time;
  int err = mprotect(page, PAGE_SIZE, PROT_READ | PROT_WRITE | PROT_EXEC);
  *page_to_flip = *page_to_flip;
  err |= mprotect(page, PAGE_SIZE, PROT_READ | PROT_EXEC);
  require(!err, "mprotect");
}

static void flip_and_synchronise(int time) {
  flip_page(time);
  synchronise(time);
}

static bool flips(void) {
  return static_call_writer() == STATIC_CALL_WRITER_FLIP;
}

/* Under flip the page of the site itself; elsewhere, one amid a mapping of its
 * own that once was writable as a whole. */
static void choose_page(void) {
  page_to_flip = (volatile unsigned char *)(uintptr_t)pages[HERE];
  if (flips())
    return;
  size_t size = OWN * PAGE_SIZE;
  int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  char *copy =
      mmap(NULL, size, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE, fd, 0);
  require(fd >= 0 && copy != MAP_FAILED, "mmap");
  require(!mprotect(copy, size, PROT_READ | PROT_EXEC), "mprotect");
  page_to_flip = (volatile unsigned char *)copy + size / 2;
}

typedef void work_fn(int time);

/* Gives the ns that `work` took; *seen: and a calling thread ran meanwhile. */
static double time_of(work_fn *work, int time, bool *seen) {
  long before = atomic_load(&pages_called);
  double start = now_ns();
  work(time);
  double end = now_ns();
  *seen &= before != atomic_load(&pages_called);
  return end - start;
}

/* Prints `times` rounds, or as many as there are in some seconds. The first two
 * are not shown. */
static void time_by_turns(work_fn *const *works, int count, int threads,
                          int times) {
  double took[3], limit = now_ns() + 1e10;
  for (int time = 0, shown = -2; shown < times && now_ns() < limit; time++) {
    bool seen = true;
    for (int i = 0; i < count; i++)
      took[i] = time_of(works[i], time, &seen);
    if (threads && !seen)
      continue;
    for (int i = 0; i < count && shown >= 0; i++)
      printf("%.0f%c", took[i], i + 1 < count ? ' ' : '\n');
    shown++;
  }
}

static void show_rate(int milliseconds) {
  double start = now_ns(), end = start + 1e6 * milliseconds;
  int count = 0;
  while (now_ns() < end)
    set_one(count++);
  printf("%.0f\n", count * 1e9 / (now_ns() - start));
}

/* ---- Is it true? -------------------------------------------------------- */

static long count_calls(void) {
  calls = 0;
  for (long page = 0; page < page_count; page++)
    pages[page]();
  return calls;
}

static void check(void) {
  long before = page_count + OWN + OWN * ROWS;
  require(count_calls() == before, "the defaults");
  set_one(0);
  require(count_calls() == before + 1, "one site");
  set_batch(1);
  require(count_calls() == before + 1 + 2 * OWN * ROWS, "a batch");
}

/* ---- Mappings ----------------------------------------------------------- */

static void print_maps(const char *when) {
  char line[4096];
  int all = 0;
  FILE *maps = fopen("/proc/self/maps", "r");
  require(maps != NULL, "/proc/self/maps");
  while (fgets(line, sizeof line, maps))
    all++;
  fclose(maps);
  printf("%s %d\n", when, all);
}

static void set_own(int page, int time) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  add_own[page](&batch, target_of(time));
  require(!static_call_batch_commit(&batch), "static_call_batch_commit");
}

static void show_maps(int times) {
  print_maps("warm");
  print_maps("before");
  set_batch(0);
  print_maps("batch");
  for (int time = 0; time < times; time++)
    set_own(time % OWN, time / OWN);
  print_maps("single");
}

int main(int argc, char **argv) {
  static work_fn *const one[] = {set_one, synchronise, flip_and_synchronise};
  static work_fn *const batch[] = {set_batch, set_one, flip_page};
  static work_fn *const load[] = {set_one, set_wide};
  pthread_t threads[8];
  require(argc == 4, "arguments");
  int count = atoi(argv[2]), times = atoi(argv[3]);
  require(count >= 0 && count <= 8, "threads");
  if (!strcmp(argv[1], "maps"))
    show_maps(times);
  else if (!strcmp(argv[1], "load"))
    time_by_turns(load, 2, 0, times);
  if (!strcmp(argv[1], "maps") || !strcmp(argv[1], "load"))
    return 0;
  check();
  start_threads(threads, count);
  choose_page();
  if (!strcmp(argv[1], "rate"))
    show_rate(times);
  else if (!strcmp(argv[1], "one"))
    time_by_turns(one, flips() ? 3 : 2, count, times);
  else
    time_by_turns(batch, 3, count, times);
  end_threads(threads, count);
}
