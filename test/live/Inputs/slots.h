/* Where the unit's slots and keys are. */
#ifndef SLOTS_H
#define SLOTS_H

#include "live.h"

struct range {
  uintptr_t begin, end;
};

HIDDEN_BYTES(slots_begin, SC_SLOTS_BEGIN);
HIDDEN_BYTES(keys_begin, SC_KEYS_BEGIN);
HIDDEN_BYTES(keys_end, SC_KEYS_END);

static inline struct range slots_only(void) {
  return (struct range){(uintptr_t)slots_begin, (uintptr_t)keys_begin};
}

static inline struct range slots_and_keys(void) {
  return (struct range){(uintptr_t)slots_begin, page_up((uintptr_t)keys_end)};
}

/* All pages of `range` are mapped with `permissions`. */
static inline void expect_permissions(struct range range,
                                      const char *permissions) {
  struct mapping m;
  size_t size = 0;
  while (next_mapping(&m)) {
    uintptr_t begin = m.begin > range.begin ? m.begin : range.begin;
    uintptr_t end = m.end < range.end ? m.end : range.end;
    if (begin >= end)
      continue;
    assert(!strcmp(m.permissions, permissions));
    size += end - begin;
  }
  assert(size == range.end - range.begin && size);
}

#endif
