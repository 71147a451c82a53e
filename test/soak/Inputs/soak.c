/* soak CALLS UPDATES [traps] [near] [none]
 *
 * Runs until there were that many of both. traps: updates may trap threads.
 * near: only between the targets in field.S, and all keys at once. none: calls
 * were disabled while there was one thread, by instructions that do nothing. */

#include "soak.h"
#include "sites.h"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

enum { CALLERS = 4, UPDATERS = 2, ALL_KEYS = (1 << KEYS) - 1 };

static struct caller callers[CALLERS];
static _Atomic uint64_t updates;
static uint64_t calls_wanted, updates_wanted;
static atomic_bool stop;
static bool near_only;
static enum target at_start = DEFAULT;

static pthread_mutex_t locks[KEYS];
static enum target now[KEYS];

/* ---- Calling ------------------------------------------------------------ */

static void *keep_calling(void *arg) {
  while (!stop)
    call_all_sites(arg);
  return NULL;
}

static void await_callers(void) {
  for (unsigned i = 0; i < CALLERS; i++)
    while (!callers[i].passes)
      usleep(100);
}

static uint64_t count_calls(void) {
  uint64_t passes = 0;
  for (unsigned i = 0; i < CALLERS; i++)
    passes += callers[i].passes;
  return passes * SITES;
}

/* ---- Updating ----------------------------------------------------------- */

static unsigned next_random(uint64_t *state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (unsigned)(*state >> 33);
}

static enum target choose_target(uint64_t *random, bool other) {
  if (near_only)
    return next_random(random) % 2 ? NEAR_1 : NEAR_2;
  return (enum target)(other ? 1 + next_random(random) % (TARGETS - 1)
                             : next_random(random) % TARGETS);
}

/* One key in most cases. */
static unsigned choose_keys(uint64_t *random) {
  if (near_only)
    return ALL_KEYS;
  unsigned one = 1u << next_random(random) % KEYS;
  return next_random(random) % 4 ? one
                                 : one | next_random(random) % (1 << KEYS);
}

static int apply(unsigned chosen, const enum target *targets) {
  struct static_call_batch batch;
  if (!(chosen & (chosen - 1)))
    return set_key((unsigned)__builtin_ctz(chosen),
                   targets[__builtin_ctz(chosen)]);
  static_call_batch_begin(&batch);
  for (unsigned key = 0; key < KEYS; key++)
    if (chosen & 1u << key)
      add_key(&batch, key, targets[key]);
  return static_call_batch_commit(&batch);
}

static void update(unsigned chosen, const enum target *targets) {
  for (unsigned key = 0; key < KEYS; key++)
    if (chosen & 1u << key) {
      pthread_mutex_lock(&locks[key]);
      announce(key, targets[key]);
    }
  int err = apply(chosen, targets);
  if (err)
    fail(strerror(-err), chosen, 0);
  for (unsigned key = 0; key < KEYS; key++)
    if (chosen & 1u << key) {
      now[key] = targets[key];
      publish(key);
      pthread_mutex_unlock(&locks[key]);
    }
}

/* The first one is of all keys, away from the default. */
static void *keep_updating(void *arg) {
  uint64_t random = *(uint64_t *)arg;
  unsigned chosen = ALL_KEYS;
  bool other = true;
  while (!stop) {
    enum target targets[KEYS];
    for (unsigned key = 0; key < KEYS; key++)
      targets[key] = choose_target(&random, other);
    update(chosen, targets);
    chosen = choose_keys(&random);
    other = false;
    if (++updates > updates_wanted)
      usleep(500); /* leaves the rest to the callers */
  }
  return NULL;
}

/* ---- The run ------------------------------------------------------------ */

static void print_progress(time_t begin) {
  printf("%4ld s: %" PRIu64 " calls, %" PRIu64 " updates\n",
         (long)(time(NULL) - begin), count_calls(), updates);
  fflush(stdout);
}

static void await_end(void) {
  time_t begin = time(NULL), last = begin;
  while (count_calls() < calls_wanted || updates < updates_wanted) {
    usleep(2000);
    if (time(NULL) - last < 10)
      continue;
    last = time(NULL);
    print_progress(begin);
  }
  stop = true;
  print_progress(begin);
}

static void run(void) {
  pthread_t threads[CALLERS + UPDATERS];
  uint64_t seeds[UPDATERS];
  for (unsigned i = 0; i < CALLERS; i++)
    assert(!pthread_create(&threads[i], NULL, keep_calling, &callers[i]));
  await_callers();
  for (unsigned i = 0; i < UPDATERS; i++) {
    seeds[i] = (uint64_t)time(NULL) + (uint64_t)getpid() * UPDATERS + i;
    assert(
        !pthread_create(&threads[CALLERS + i], NULL, keep_updating, &seeds[i]));
  }
  await_end();
  for (unsigned i = 0; i < CALLERS + UPDATERS; i++)
    assert(!pthread_join(threads[i], NULL));
}

static void check_writer(void) {
  static const enum static_call_writer writers[] = {
      STATIC_CALL_WRITER_FLIP, STATIC_CALL_WRITER_SWAP,
      STATIC_CALL_WRITER_ALIAS, STATIC_CALL_WRITER_PROC_MEM};
  assert(static_call_writer() == writers[static_call_policy]);
  assert(!static_call_load_error());
}

static void print_judgements(void) {
  uint64_t exact = 0;
  for (unsigned i = 0; i < CALLERS; i++)
    exact += callers[i].exact;
  printf("of the calls %" PRIu64 "%% overlapped no update of their key\n",
         exact * 100 / count_calls());
}

/* With one thread every call is judged exactly. */
static void check_end(void) {
  struct caller last = {0};
  print_judgements();
  check_keys(now);
  call_all_sites(&last);
  assert(last.exact == SITES);
  assert(!static_call_unrestored());
  count_text_mappings();
}

static void start(void) {
  make_targets();
  check_writer();
  check_keys(now);
  for (unsigned key = 0; key < KEYS; key++) {
    pthread_mutex_init(&locks[key], NULL);
    announce(key, DEFAULT);
    publish(key);
  }
  if (at_start != DEFAULT)
    update(ALL_KEYS,
           (enum target[KEYS]){at_start, at_start, at_start, at_start, at_start,
                               at_start, at_start, at_start});
}

int main(int argc, char **argv) {
  assert(argc >= 3);
  calls_wanted = strtoull(argv[1], NULL, 10);
  updates_wanted = strtoull(argv[2], NULL, 10);
  for (int i = 3; i < argc; i++) {
    if (!strcmp(argv[i], "traps"))
      assert(!static_call_allow_traps());
    near_only |= !strcmp(argv[i], "near");
    if (!strcmp(argv[i], "none"))
      at_start = NONE;
  }
  at_start = near_only ? NEAR_1 : at_start;
  start();
  run();
  check_end();
  return 0;
}
