/* For programs that open and close objects: which there are, and what the
 * runtime knows of them. */
#ifndef OBJECTS_H
#define OBJECTS_H

#include "calls.h"
#include <static_call.h>

static inline void *open_object(const char *path, int flags) {
  void *object = dlopen(path, flags);
  if (!object)
    fprintf(stderr, "%s\n", dlerror());
  assert(object);
  return object;
}

static inline void *find(void *object, const char *name) {
  void *found = dlsym(object, name);
  if (!found)
    fprintf(stderr, "no %s\n", name);
  assert(found);
  return found;
}

/* Calls a function without arguments; fails unless it gives `result`. */
static inline void expect_run(void *object, const char *name, int result) {
  int found = ((int (*)(void))find(object, name))();
  if (found != result)
    fprintf(stderr, "%s: %d, not %d\n", name, found, result);
  assert(found == result);
}

/* Whether the kernel has a mapping of the file. */
static inline bool is_mapped(const char *path) {
  char line[4096], file[4096];
  bool found = false;
  FILE *maps = fopen("/proc/self/maps", "r");
  assert(maps && realpath(path, file));
  while (fgets(line, sizeof line, maps))
    found |= strstr(line, file) != NULL;
  fclose(maps);
  return found;
}

struct totals {
  size_t units, keys, sites;
};

static inline int add_unit(const struct static_call_unit_info *unit,
                           void *context) {
  struct totals *t = (struct totals *)context;
  t->units++;
  t->keys += unit->keys;
  t->sites += unit->sites;
  return 0;
}

static inline struct totals count_all(void) {
  struct totals t = {0, 0, 0};
  assert(static_call_each_unit(add_unit, &t) == 0);
  return t;
}

static inline bool is_same(struct totals a, struct totals b) {
  return a.units == b.units && a.keys == b.keys && a.sites == b.sites;
}

/* How many sites the key of that name has, in all units, in each state. */
struct states {
  unsigned of[STATIC_CALL_SITE_FOREIGN + 1];
};

static inline int add_site(const struct static_call_site_info *site,
                           void *context) {
  bool is_veneer = site->state == STATIC_CALL_SITE_VENEER;
  ((struct states *)context)
      ->of[is_veneer && !UNITS_ARE_FAR ? STATIC_CALL_SITE_TARGET
                                       : site->state]++;
  return 0;
}

static inline struct states count_states(const char *name) {
  struct static_call_key *key;
  struct states s = {{0}};
  assert(static_call_find(name, &key) == 0);
  assert(static_call_each_site(key, add_site, &s) == 0);
  return s;
}

/* All of them are in these states. Where units may be in each other's reach, a
 * veneer is as good as the target. */
static inline void expect_states(const char *name, struct states expected) {
  if (!UNITS_ARE_FAR) {
    expected.of[STATIC_CALL_SITE_TARGET] +=
        expected.of[STATIC_CALL_SITE_VENEER];
    expected.of[STATIC_CALL_SITE_VENEER] = 0;
  }
  struct states s = count_states(name);
  for (int i = 0; i <= STATIC_CALL_SITE_FOREIGN; i++)
    if (s.of[i] != expected.of[i])
      fprintf(stderr, "%s: %u sites in state %d, not %u\n", name, s.of[i], i,
              expected.of[i]);
  assert(!memcmp(&s, &expected, sizeof s));
}
#define EXPECT_STATES(name, ...)                                               \
  expect_states(name, (struct states){{__VA_ARGS__}})

#endif
