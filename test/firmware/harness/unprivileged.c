// REQUIRES: unprivileged
// RUN: %plain %s -o %t && %run %t
// A program goes on as unprivileged code, and can still end.
#include <assert.h>

static uint32_t read_control(void) {
  uint32_t control;
  __asm__ volatile("mrs %0, control" : "=r"(control));
  return control;
}

int main(void) {
  assert((read_control() & 1) == 0);
  board_drop_privileges();
  assert((read_control() & 1) == 1);
  return 0;
}
