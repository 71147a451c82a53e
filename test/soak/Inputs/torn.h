/* The x86 family, but for what protects running threads: every site may be
 * written with one store. For a build of the soak that has to fail. */
#ifndef TORN_H
#define TORN_H

#include <stdbool.h>
#include <stdint.h>

#define sc_torn_decode sc_x86_decode
#define sc_torn_encode sc_x86_encode
#define sc_torn_size sc_x86_size
#define sc_torn_code sc_x86_code
#define sc_torn_entry sc_x86_entry
#define sc_torn_reaches sc_x86_reaches
#define sc_torn_all_reach sc_x86_all_reach
#define sc_torn_field sc_x86_field
#define sc_torn_trap sc_x86_trap

static inline bool sc_torn_is_live(uint64_t pc, int from, int to) {
  return from == to && (pc || true);
}
static inline bool sc_torn_is_whole(uint64_t pc) { return pc || true; }

#endif
