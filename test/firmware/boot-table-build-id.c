// REQUIRES: Oz && ram && (mps2-an385 || microbit || aarch64-virt)
// RUN: %firmware -Wl,--build-id=sha1 -DSIZE=20 -I%format %s -o %t && %run %t
// RUN: %firmware -Wl,--build-id=0x0102030405 -DSIZE=5 -I%format %s -o %t && %run %t
// RUN: %firmware -Wl,--build-id=0x0102030405060708091011121314151617181920212223 -DSIZE=23 -I%format %s -o %t && %run %t
// RUN: %firmware -Wl,--build-id=none -DSIZE=0 -I%format %s -o %t && %run %t
// A table is of one image: its id is that of the note, cut or filled up with
// zeros. Without a note, none is.
#include "tables.h"

static int one(void) { return 1; }
static int two(void) { return 2; }
STATIC_CALL_TARGET(one, two);

int main(void) {
  static struct boot_table table;
  table.entries[0] = (struct sc_table_entry){KEY(one), 1};
  assert((uintptr_t)build_id == (uintptr_t)build_id_end ? !SIZE
                                                        : build_id[1] == SIZE);
  make(&table, 1, 1);
  for (int i = 0; i < SC_TABLE_BUILD_ID; i++)
    for (int bit = 0; bit < 8; bit++) {
      table.head.build_id[i] ^= (uint8_t)(1 << bit);
      seal(&table);
      assert(boot(&table, sizeof table) == -ESTALE);
      assert(__builtin_static_call(one) == 1);
      table.head.build_id[i] ^= (uint8_t)(1 << bit);
    }
  seal(&table);
  assert(boot(&table, sizeof table) == (SIZE ? 0 : -ESTALE));
  assert(__builtin_static_call(one) == (SIZE ? 2 : 1));
  return 0;
}
