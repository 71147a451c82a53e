/* Boot tables as StaticCallFormat.h describes them, made without the runtime.
 */
#ifndef TABLES_H
#define TABLES_H

#include "StaticCallFormat.h"
#include <assert.h>
#include <errno.h>
#include <static_call.h>
#include <stddef.h>

extern const struct sc_bare_view views[] __asm__(SC_BARE_VIEWS_BEGIN);
extern const uint32_t build_id[] __asm__(SC_BUILD_ID_BEGIN);
extern const uint32_t build_id_end[] __asm__(SC_BUILD_ID_END);

/* As it stands in memory: the checksum is the one behind the entries. */
struct boot_table {
  struct sc_table head;
  struct sc_table_entry entries[4];
};
enum {
  SIZE_OF_EMPTY = sizeof(struct sc_table) + 4,
  SIZE_OF_ENTRY = sizeof(struct sc_table_entry)
};

#define KEY(fn)                                                                \
  ((uint16_t)((const struct sc_bare_view *)__static_call_key(fn) - views))

/* The remainder by x^32 + x^26 + ... + 1, each byte's lowest bit first. */
static inline uint32_t crc32_of(const unsigned char *bytes, size_t size) {
  uint32_t remainder = ~0u;
  for (size_t i = 0; i < 8 * size; i++) {
    uint32_t bit = remainder >> 31 ^ (bytes[i / 8] >> i % 8 & 1);
    remainder = remainder << 1 ^ bit * 0x04c11db7;
  }
  return __builtin_bitreverse32(~remainder);
}

static inline void seal(struct boot_table *table) {
  assert(crc32_of((const unsigned char *)"123456789", 9) == 0xcbf43926);
  unsigned char *bytes = (unsigned char *)table;
  size_t covered = table->head.length - 4;
  uint32_t checksum = crc32_of(bytes, covered);
  for (int i = 0; i < 4; i++)
    bytes[covered + (size_t)i] = (unsigned char)(checksum >> 8 * i);
}

/* Of the first `n` entries, as they stand there. */
static inline void make(struct boot_table *table, uint32_t sequence,
                        unsigned n) {
  table->head.magic = 0x54424353;
  table->head.version = 1;
  table->head.length = SIZE_OF_EMPTY + n * SIZE_OF_ENTRY;
  table->head.sequence = sequence;
  bool is_there = (uintptr_t)build_id != (uintptr_t)build_id_end;
  uint32_t size = is_there ? build_id[1] : 0;
  for (unsigned i = 0; i < SC_TABLE_BUILD_ID; i++)
    table->head.build_id[i] =
        i < size ? ((const unsigned char *)&build_id[4])[i] : 0;
  seal(table);
}

/* What static_call_boot finds in a table that stands alone. */
static inline int boot(const void *table, size_t size) {
  struct static_call_table place = {table, size, -1, 1};
  int err = static_call_boot(&place, 1);
  assert(place.error == err);
  return err;
}

/* Goes on in `run` with a stack that leaves RAM's last KiB alone. Where the
 * feature ram-end is, a read behind that is a fault. */
extern char stack_top[];
static inline _Noreturn void leave_end_of_ram(void (*run)(void)) {
  __asm__ volatile("mov sp, %0" : : "r"(stack_top - 1024) : "memory");
  run();
  board_exit(0);
}

#endif
