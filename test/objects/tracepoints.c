// RUN: split-file %s %t && cd %t
// RUN: %object -I%t hooks.c -o %t/hooks.so
// RUN: for n in 1 2 3; do %object -I%t -DN=$n probe.c %t/hooks.so -o %t/probe.$n.so || exit 1; done
// RUN: %program -I%t main.c %t/hooks.so -o %t/main
// RUN: for p in %live_policy_numbers; do %run ./main $p ./probe.1.so ./probe.2.so ./probe.3.so || { echo policy $p; exit 1; }; done
// Tracepoints as in Linux: a hook that does nothing, then calls the one probe
// directly, or several through an iterator. Plugins bring probes and take them
// away while threads run through the hook.

//--- hooks.h
#include <static_call.h>
typedef void probe_fn(int id, const void *object, double weight);
DECLARE_STATIC_CALL(traced, probe_fn);
int add_probe(probe_fn *probe);
int remove_probe(probe_fn *probe); /* wait for its last calls before it goes */

//--- hooks.c
#include "hooks.h"
#include "static_call.h"
#include <pthread.h>
#include <stdatomic.h>

enum { MAX_PROBES = 8 };
DEFINE_STATIC_CALL_NULL(traced, probe_fn);
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static probe_fn *_Atomic probes[MAX_PROBES];

static void call_all(int id, const void *object, double weight) {
  for (int i = 0; i < MAX_PROBES; i++) {
    probe_fn *probe = probes[i];
    if (probe)
      probe(id, object, weight);
  }
}

static int follow_probes(void) {
  probe_fn *only = NULL;
  int count = 0;
  for (int i = 0; i < MAX_PROBES; i++) {
    only = probes[i] ? probes[i] : only;
    count += probes[i] != NULL;
  }
  return static_call_update(traced, count > 1 ? call_all : only);
}

static int replace(probe_fn *from, probe_fn *to) {
  int err = -1;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < MAX_PROBES && err < 0; i++)
    if (probes[i] == from) {
      probes[i] = to;
      err = follow_probes();
    }
  pthread_mutex_unlock(&lock);
  return err;
}
int add_probe(probe_fn *probe) { return replace(NULL, probe); }
int remove_probe(probe_fn *probe) { return replace(probe, NULL); }

//--- probe.c
#include "hooks.h"
#include "static_call.h"
#include <stdatomic.h>
#include <stdlib.h>

atomic_ulong hits;
static void probe(int id, const void *object, double weight) {
  if ((double)id != weight || (long)object != id)
    abort();
  hits++;
}
int install(void);
int uninstall(void);
void run(void);
int install(void) { return add_probe(probe); }
int uninstall(void) { return remove_probe(probe); }
void run(void) {
  static_call_cond(traced)(1000 + N, (void *)(1000l + N), 1000 + N);
}

//--- main.c
#include "hooks.h"
#include "objects.h"
#include "policy.h"
#include <stdatomic.h>
#include <time.h>

enum { PLUGINS = 3, THREADS = 2 };
static void *plugins[PLUGINS];
static atomic_ulong rounds[THREADS];
static atomic_bool over;

__attribute__((noinline)) static void work(int id) {
  static_call_cond(traced)(id, (void *)(long)id, id);
}

static void *run_hook(void *mine) {
  for (int id = 1; !over; id = id % 1000 + 1) {
    work(id);
    ++*(atomic_ulong *)mine;
  }
  return mine;
}

/* When it returns, no thread is in a probe that it found before. */
static void await_threads(void) {
  for (int i = 0; i < THREADS; i++)
    for (unsigned long before = rounds[i]; rounds[i] < before + 2;)
      sched_yield();
}

static unsigned long hits(int i) {
  return *(atomic_ulong *)find(plugins[i], "hits");
}

/* Those that are open and installed are called: once each, at least. */
static void expect_hits(unsigned installed) {
  unsigned long before[PLUGINS];
  for (int i = 0; i < PLUGINS; i++)
    before[i] = plugins[i] ? hits(i) : 0;
  work(7);
  for (int i = 0; i < PLUGINS; i++) {
    if (!plugins[i])
      continue;
    ((void (*)(void))find(plugins[i], "run"))();
    assert(hits(i) - before[i] >= 1 || !(installed >> i & 1));
    assert(hits(i) == before[i] || installed >> i & 1);
  }
}

static void toggle(int i, const char *path, unsigned *installed) {
  if (!plugins[i]) {
    plugins[i] = open_object(path, RTLD_NOW);
  } else if (!(*installed >> i & 1)) {
    expect_run(plugins[i], "install", 0);
    *installed |= 1u << i;
  } else {
    expect_run(plugins[i], "uninstall", 0);
    *installed &= ~(1u << i);
    await_threads();
    expect_hits(*installed);
    assert(!dlclose(plugins[i]));
    plugins[i] = NULL;
  }
  expect_hits(*installed);
}

int main(int argc, char **argv) {
  pthread_t threads[THREADS];
  unsigned installed = 0, seed = 1;
  assert(argc == 2 + PLUGINS);
  go_live();
  for (int i = 0; i < THREADS; i++)
    assert(!pthread_create(&threads[i], NULL, run_hook, &rounds[i]));
  for (int i = 0; i < 200; i++) {
    int which = rand_r(&seed) % PLUGINS;
    toggle(which, argv[2 + which], &installed);
  }
  for (int i = 0; i < PLUGINS; i++)
    while (plugins[i])
      toggle(i, argv[2 + i], &installed);
  over = true;
  for (int i = 0; i < THREADS; i++)
    assert(!pthread_join(threads[i], NULL));
  assert(installed == 0 && static_call_verify(NULL, NULL) == 0);
  expect_calls("__SCT__traced", 1, NULL);
  return static_call_load_error();
}
