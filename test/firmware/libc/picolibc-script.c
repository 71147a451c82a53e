// REQUIRES: picolibc, xip
// RUN: %firmware %s -o %t %libc && llvm-readelf -SlW %t | FileCheck %s
// RUN: %run %t
// Tables stand behind .text of picolibc's own script, in flash, and .data is
// copied from behind them.
#include <static_call.h>

static int one(void) { return 1; }
static volatile int data = 7;
static _Thread_local volatile int local = 8;

int main(void) {
  return !(__builtin_static_call(one) == 1 && data == 7 && local == 8);
}
// CHECK: LOAD [[#%#x,]] [[#%#x,]] 0x[[#%.8x,FLASH:]] 0x[[#%.5x,SIZE:]] {{.*}} RWE
// CHECK: LOAD [[#%#x,]] [[#%#x,]] 0x[[#%.8x,FLASH+SIZE]] {{.*}} RW
// CHECK: .init .text .static_call_tables{{ *$}}
// CHECK: .data .tdata{{ *$}}
