// RUN: %firmware %s -o %t %libc && %static_call table %t put=put_twice -o %t.bin
// RUN: %run -device loader,file=%t.bin,addr=%table,force-raw=on %t | FileCheck %s
// A boot table is read from flash: the image knows its build id.
#include <static_call.h>
#include <stdio.h>

static int put(int c) { return putchar(c); }
static int put_twice(int c) { return putchar(c), putchar(c); }
STATIC_CALL_TARGET(put, put_twice);

int main(void) {
  struct static_call_table table = {(const void *)TABLE, 256, 0, 0};
  int err = static_call_boot(&table, 1);
  __builtin_static_call(put, 'x');
  printf(" %d\n", err);
  return -err;
}
// CHECK: xx 0
