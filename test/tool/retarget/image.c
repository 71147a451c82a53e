// RUN: rm -f %t.none && %cc %s -o %t && %run %t 1 && llvm-objcopy -O binary %t %t.bin && llvm-objcopy -O ihex %t %t.hex && chmod 640 %t.bin
// RUN: retargeted %t %t.new f=g 2 g hook=NULL 1 none && %run %t.new 2
// RUN: llvm-objcopy -O binary %t.new %t.bin.expected && llvm-objcopy -O ihex %t.new %t.hex.expected
// RUN: %static_call retarget %t f=g hook=NULL --binary %t.bin -o %t.bin.new && cmp %t.bin.new %t.bin.expected && test $(stat -c %%a %t.bin.new) = 640
// RUN: %static_call retarget %t f=g hook= --hex %t.hex -o %t.hex.new && cmp %t.hex.new %t.hex.expected
// RUN: tr -d '\r' < %t.hex | tr A-F a-f > %t.hex.unix && tr -d '\r' < %t.hex.expected | tr A-F a-f > %t.hex.unix.expected
// RUN: %static_call retarget %t f=g hook=NULL --hex %t.hex.unix -o %t.hex.unix && cmp %t.hex.unix %t.hex.unix.expected
// RUN: not %static_call retarget %t f=g --binary %t -o %t.none 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not %static_call retarget %t f=g --binary %t.bin.new -o %t.none 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: not %static_call retarget %t f=g --hex %t.hex.new -o %t.none 2>&1 | FileCheck %s --check-prefix=OTHER
// RUN: head -c 5000 %t.bin > %t.short && not %static_call retarget %t f=g --binary %t.short -o %t.none 2>&1 | FileCheck %s --check-prefix=SHORT
// RUN: not %static_call retarget %t f=g --binary %t.none -o %t.none 2>&1 | FileCheck %s --check-prefix=NONE
// RUN: test ! -e %t.none
// What objcopy made of a file changes as the file does, in the same lines; it
// has to hold what the file does.
// REQUIRES: exec || static

// OTHER: static-call: {{.*}}.tmp{{.*}}: 0x{{.*}}: found {{0x..|no byte}}, expected 0x{{..}} as in the ELF file
// SHORT: .short: 0x{{.*}}: found no byte, expected 0x{{..}} as in the ELF file
// NONE: .none: No such file or directory
#include <static_call.h>
#include <stdlib.h>

__attribute__((noinline)) int f(void) { return 1; }
__attribute__((noinline)) int g(void) { return 2; }
__attribute__((weak)) void hook(void);
__attribute__((noinline)) int call(void) {
  __builtin_static_call(hook);
  return 10 * __builtin_static_call(f) + __builtin_static_call(f);
}

int main(int argc, char **argv) {
  return call() != 11 * atoi(argv[argc - 1]) || static_call_verify(0, 0) ||
         static_call_load_error();
}
