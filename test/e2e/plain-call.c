// REQUIRES: native
// RUN: %clang_sc -O2 -c %s -o %t.o && %clang_sc %t.o -o %t
// RUN: %run %t | FileCheck %s
// RUN: llvm-objdump -d --no-show-raw-insn --disassemble-symbols=plain,site %t.o | FileCheck %s --check-prefix=OBJECT
// A site is the plain call, byte for byte but for its displacement and the
// padding before it.

// OBJECT-LABEL: <plain>:
// OBJECT-NEXT: pushq %rax
// OBJECT-NEXT: callq
// OBJECT-NEXT: addl %eax, %eax
// OBJECT-NEXT: popq %rcx
// OBJECT-NEXT: retq
// OBJECT-LABEL: <site>:
// OBJECT-NEXT: pushq %rax
// OBJECT-NEXT: callq
// OBJECT-NEXT: addl %eax, %eax
// OBJECT-NEXT: popq %rcx
// OBJECT-NEXT: retq
// CHECK: before 50 e8 call 01 c0 59 c3
// CHECK-NEXT: plain 50 e8 call 01 c0 59 c3
// CHECK-NEXT: after 50 e8 call 01 c0 59 c3
#include <static_call.h>
#include <stdio.h>
int f(int x);
int g(int x);
int plain(int x) { return 2 * f(x); }
int site(int x) { return 2 * __builtin_static_call(f, x); }
// Weak: no optimiser looks into it.
__attribute__((weak)) int f(int x) { return x; }
int g(int x) { return -x; }
static void print(const char *what, int (*fn)(int)) {
  const unsigned char *b = (const unsigned char *)fn;
  printf("%s %02x %02x call %02x %02x %02x %02x\n", what, b[0], b[1], b[6],
         b[7], b[8], b[9]);
}
int main(void) {
  print("before", site);
  print("plain", plain);
  int err = static_call_set(f, g);
  print("after", site);
  return err || site(3) != -6;
}
