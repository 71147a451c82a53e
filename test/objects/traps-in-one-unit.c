// REQUIRES: native
// RUN: split-file %s %t
// RUN: %clang_sc -O2 -fPIC -shared %t/object.c -o %t/object.so
// RUN: for p in %policies; do %clang_sc -O2 -DPOLICY=STATIC_CALL_$p -I%src/test/Inputs -I%format %t/main.c %t/object.so -o %t/main && %run %t/main || exit 1; done
// An update under threads that changes sites behind a trap in one unit only.

//--- object.c
#include <static_call.h>
int one(int x), call_in_object(int x), unaligned_in_object(int x);
int call_in_object(int x) { return __builtin_static_call(one, x); }
__asm__(".pushsection .text.unaligned, \"ax\", @progbits\n"
        ".globl unaligned_in_object\n"
        ".p2align 3\n"
        "unaligned_in_object: .byte 0x0f, 0x1f, 0x40, 0x00\n"
        ".Lsite: jmp one@plt\n"
        ".section .static_call_sites.one!1.unaligned, \"a\", @progbits\n"
        ".p2align 2\n"
        ".long .Lsite - .\n"
        ".popsection");

//--- main.c
#include "sites.h"
#include <static_call.h>
const int static_call_policy = POLICY;
int one(int x), call_in_object(int x), unaligned_in_object(int x);
int one(int x) { return x + 1; }
static int two(int x) { return x + 2; }
__attribute__((noinline)) static int call(int x) {
  return __builtin_static_call(one, x);
}
static int check(int result) {
  return call(0) == result && call_in_object(0) == result &&
         unaligned_in_object(0) == result;
}
int main(void) {
  static_call_assume_threads();
  assert(static_call_allow_traps() == 0);
  for (int i = 0; i < 3; i++) {
    assert(static_call_set(one, two) == 0 && check(2));
    assert(static_call_set(one, NULL) == 0 && check(0));
    assert(static_call_reset(one) == 0 && check(1));
  }
  return static_call_verify(NULL, NULL);
}
