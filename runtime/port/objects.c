/* Objects of the dynamic loader: which unit is in which, and which of them have
 * to stay. Where a program is linked statically there is no loader. */

#include "linux.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <sys/auxv.h>

/* Without them in a static program; dlopen would have the linker warn. */
#pragma weak dlopen
#pragma weak _r_debug

const struct link_map *sc_object_at(uintptr_t address) {
  struct dl_find_object object;
  return _dl_find_object((void *)address, &object) ? NULL
                                                   : object.dlfo_link_map;
}

const struct link_map *sc_object_of(const struct sc_unit *unit) {
  return sc_object_at(sc_at(&unit->image));
}

/* The executable's has no name. It, and what no loader knows, stay. */
static bool is_closable(const struct link_map *object) {
  return object && *object->l_name;
}

bool sc_port_is_closable(const struct sc_unit *unit) {
  return is_closable(sc_object_of(unit));
}

struct sc_range sc_port_object(const struct sc_unit *unit) {
  struct dl_find_object object;
  if (_dl_find_object((void *)sc_at(&unit->image), &object))
    return (struct sc_range){0, 0};
  return (struct sc_range){(uintptr_t)object.dlfo_map_start,
                           (uintptr_t)object.dlfo_map_end};
}

const char *sc_port_file(const struct sc_unit *unit) {
  const struct link_map *object = sc_object_of(unit);
  if (is_closable(object))
    return object->l_name;
  const char *path = (const char *)getauxval(AT_EXECFN);
  return object && path ? path : "";
}

/* Each namespace has a libc of its own, which does not know of the others'
 * threads. */
int sc_port_check(const struct sc_unit *unit) {
  const struct link_map *object = sc_object_of(unit);
  if (!is_closable(object) || !&_r_debug)
    return 0;
  while (object->l_prev)
    object = object->l_prev;
  return object == _r_debug.r_map ? 0 : -ENOTSUP;
}

/* ---- Objects that stay for good ----------------------------------------- */

enum { REMEMBERED = 64 };
static const struct link_map *_Atomic pinned[REMEMBERED];

static bool is_pinned(const struct link_map *object) {
  for (int i = 0; i < REMEMBERED; i++)
    if (pinned[i] == object)
      return true;
  return false;
}

/* If there is no place, it is pinned again each time. */
static void remember(const struct link_map *object) {
  for (int i = 0; i < REMEMBERED; i++) {
    const struct link_map *none = NULL;
    if (atomic_compare_exchange_strong(&pinned[i], &none, object))
      return;
  }
}

bool sc_port_unpin(const struct sc_unit *unit) {
  const struct link_map *object = sc_object_of(unit);
  bool found = pinned[REMEMBERED - 1]; /* there may be more */
  for (int i = 0; i < REMEMBERED; i++)
    if (pinned[i] == object) {
      found = true;
      pinned[i] = NULL;
    }
  return found;
}

/* An object stays as long as those that are bound to it: what holds a default
 * outlives all units that have a key of it. */
int sc_port_pin(uintptr_t address, uintptr_t user) {
  const struct link_map *object = address ? sc_object_at(address) : NULL;
  int saved = errno;
  if (!is_closable(object) || is_pinned(object) || !&dlopen ||
      (user && sc_object_at(user) == object))
    return 0;
  if (sc_is_locked_here()) /* others may wait for it with the loader's */
    return -EDEADLK;
  bool stays = dlopen(object->l_name, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
  errno = saved;
  if (!stays)
    return -ENOMEM;
  remember(object);
  return 0;
}
