/* Which key a branch through a veneer is of. */
#include "unit.h"

#include <stdlib.h>

static int by_veneer(const void *a, const void *b) {
  const struct key *x = *(const struct key *const *)a,
                   *y = *(const struct key *const *)b;
  return x->veneer < y->veneer ? -1 : x->veneer > y->veneer;
}

bool unit_sort_veneers(struct unit *unit) {
  unit->veneers = calloc(unit->key_count + 1, sizeof(struct key *));
  if (!unit->veneers)
    return false;
  for (size_t i = 0; i < unit->key_count; i++)
    unit->veneers[i] = &unit->keys[i];
  qsort(unit->veneers, unit->key_count, sizeof(struct key *), by_veneer);
  return true;
}

static bool is_entry(const struct image *image, uint64_t dest, uint64_t stub) {
  return dest == image->family->entry(stub, dest);
}

bool enters(const struct image *image, uint64_t dest, uint64_t stub) {
  uint64_t jump;
  for (int i = 0; i < MAX_JUMPS; i++)
    if (is_entry(image, dest, stub))
      return true;
    else if (!follow_jump(image, &dest, &jump))
      return false;
  return false;
}

static const struct key *veneer_at(const struct image *image,
                                   const struct unit *unit, uint64_t dest) {
  size_t low = 0, high = unit->key_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (image->family->entry(unit->veneers[middle]->veneer, dest) < dest)
      low = middle + 1;
    else
      high = middle;
  }
  bool is_found = low < unit->key_count &&
                  is_entry(image, dest, unit->veneers[low]->veneer);
  return is_found ? unit->veneers[low] : NULL;
}

const struct key *unit_veneer(const struct image *image,
                              const struct unit *unit, uint64_t dest) {
  const struct key *key = NULL;
  uint64_t jump;
  for (int i = 0; i < MAX_JUMPS && !key; i++) {
    key = veneer_at(image, unit, dest);
    if (!key && !follow_jump(image, &dest, &jump))
      return NULL;
  }
  return key;
}
