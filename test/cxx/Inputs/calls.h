/* What a test sees of the sites of its own unit, near or far from the target.
 */
#ifndef CALLS_H
#define CALLS_H

#include "sites.h"

#include <static_call.h>

/* Of sites in both files, those in the unit of the first. */
#define OWN_SITES(own, others) (UNITS == 1 ? (own) + (others) : (own))

#define NOINLINE __attribute__((noinline))

/* The instruction that the first site of `name` calls or jumps to. */
static inline const void *get_way(const char *name) {
  return reinterpret_cast<void *>(get_destination(get_site(name, 0)));
}

static inline bool is_through_veneer(const char *name) {
  return get_destination(get_site(name, 0)) ==
         enter(get_site(name, 0), (uintptr_t)get_veneer(name));
}

/* Each of `count` sites reaches `target`, if need be through the veneer.
 * (Static: of an inline function a library would call the executable's copy.)
 */
template <typename R, typename... Args>
static void expect_calls(const char *name, unsigned count,
                         R (*target)(Args...)) {
  const void *address = reinterpret_cast<void *>(target), *slot,
             *way = get_way(name);
  memcpy(&slot, reinterpret_cast<void *>(follow(&find_view(name, 0)->slot)),
         sizeof slot);
  expect_sites(name, count, way);
  assert(way == address || (is_through_veneer(name) && slot == address));
}

/* Each of `count` sites is as the linker left it. */
static inline void expect_linked(const char *name, unsigned count) {
  expect_sites(name, count, get_way(name));
  assert(!is_through_veneer(name));
}

#endif
