// REQUIRES: mpu && ram
// RUN: %plain %s -o %t && not %run %t 2>&1 | FileCheck %s
// Text can be made read-only, and nothing but the text.
// CHECK: written
// CHECK-NOT: twice
// CHECK: status {{24|57}}: a fault
#include <assert.h>

static void write_twice(void) {
  volatile char *end = ram_text_end;
  end[-1] = 0;
  ram_text_begin[0] = ((volatile char *)ram_text_begin)[0];
}

int main(void) {
  write_twice();
  board_protect_text(true);
  board_protect_text(false);
  write_twice();
  board_protect_text(true);
  ram_text_end[0] = ((volatile char *)ram_text_end)[0];
  board_puts("written\n");
  write_twice();
  board_puts("twice\n");
  return 0;
}
