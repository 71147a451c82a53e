/* What it costs to load objects with static calls, and to update keys that
 * several of them have; in ns.
 *
 * loading open TARGET BINDING ROUNDS SITES PLAIN STATIC UNIT...
 *     Loads each UNIT, which stay; then in each round PLAIN and STATIC, which
 *     are the same but for static calls, and have SITES calls. A line a round:
 *     dlopen and dlclose of PLAIN, dlopen and dlclose of STATIC. In the first
 *     round the calls are run.
 *     TARGET: "default", or "other": all keys of this program have another.
 *     BINDING: "lazy" or "now".
 * loading update ROUNDS UNIT...
 *     Loads each UNIT, and updates one key, of which each has sites. A line an
 *     update. */
#include "bench.h"
#include "keys.h"

#include <dlfcn.h>
#include <string.h>

long calls, other_calls;

void key_0(void);

static void *load(const char *path, int flags) {
  void *object = dlopen(path, flags);
  require(object != NULL, path);
  return object;
}

/* Runs the sites of `object`: `sites` of them. */
static void check(void *object, long sites, int are_other) {
  void (*run)(void) = (void (*)(void))dlsym(object, "run_sites");
  require(run != NULL, "run_sites");
  calls = other_calls = 0;
  run();
  require(other_calls == (are_other ? sites : 0), "calls of the other target");
  require(calls == (are_other ? 0 : sites), "calls of defaults");
}

static void set_all(key_fn *target) {
  struct static_call_batch batch;
  static_call_batch_begin(&batch);
  for (long i = 0; i < key_count; i++)
    require(!add_key[i](&batch, target), "static_call_batch_add");
  require(!static_call_batch_commit(&batch), "static_call_batch_commit");
}

static void time_load(const char *path, int flags, long sites, int are_other,
                      int is_checked) {
  double start = now_ns();
  void *object = load(path, flags);
  double opened = now_ns();
  if (is_checked)
    check(object, sites, are_other);
  double closing = now_ns();
  dlclose(object);
  printf("%.0f %.0f ", opened - start, now_ns() - closing);
  require(!dlopen(path, RTLD_LAZY | RTLD_NOLOAD), "dlclose");
}

static void load_all(char **paths) {
  for (; *paths; paths++)
    load(*paths, RTLD_LAZY | RTLD_GLOBAL);
}

static void time_loads(char **words) {
  int are_other = !strcmp(words[0], "other"), rounds = atoi(words[2]);
  int flags = strcmp(words[1], "now") ? RTLD_LAZY : RTLD_NOW;
  long sites = atol(words[3]);
  load_all(words + 6);
  if (are_other)
    set_all(other);
  for (int i = 0; i < rounds; i++) {
    time_load(words[4], flags, sites, 0, i == 0);
    time_load(words[5], flags, sites, are_other, i == 0);
    printf("\n");
  }
}

static void time_updates(char **words) {
  int rounds = atoi(words[0]);
  load_all(words + 1);
  for (int i = 0; i < rounds; i++) {
    key_fn *target = i % 2 ? another : other;
    double start = now_ns();
    int err = static_call_set(key_0, target);
    printf("%.0f\n", now_ns() - start);
    require(!err, "static_call_set");
  }
}

int main(int argc, char **argv) {
  require(argc > 3, "arguments");
  if (!strcmp(argv[1], "open"))
    time_loads(argv + 2);
  else
    time_updates(argv + 2);
}
