// RUN: %cc %s -o %t && %run %t 1 2
// RUN: retargeted %t %t.new a32=thumb 2 veneer thumb=a32 2 veneer && %run %t.new 2 1
// RUN: %static_call retarget %t a32=other thumb=other -o %t.other && %run %t.other 3 3
// RUN: %static_call retarget %t.other a32=a32 thumb=thumb -o %t.back && %run %t.back 1 2
// RUN: %static_call retarget %t a32= thumb= -o %t.off && %run %t.off 0 0
// What is of the other instruction set is called through the veneer, never by a
// blx that we wrote.
// REQUIRES: arm || thumb

#include <assert.h>
#include <static_call.h>
#include <stdlib.h>

#define A32 __attribute__((target("arm"), noinline))
#define THUMB __attribute__((target("thumb"), noinline))
A32 int a32(void) { return 1; }
THUMB int thumb(void) { return 2; }
__attribute__((noinline)) int other(void) { return 3; }

A32 int call_a32(void) { return 10 + __builtin_static_call(a32); }
A32 int tail_a32(void) { return __builtin_static_call(a32); }
THUMB int call_thumb(void) { return 10 + __builtin_static_call(thumb); }
THUMB int tail_thumb(void) { return __builtin_static_call(thumb); }

int main(int argc, char **argv) {
  int a = atoi(argv[1]), t = atoi(argv[argc - 1]);
  assert(call_a32() == 10 + a && tail_a32() == a);
  assert(call_thumb() == 10 + t && tail_thumb() == t);
  assert(!static_call_verify(NULL, NULL));
  assert(!static_call_set(a32, other) && !static_call_set(thumb, other));
  assert(call_a32() == 13 && tail_thumb() == 3);
  assert(!static_call_reset(a32) && !static_call_reset(thumb));
  assert(call_a32() == 10 + a && tail_thumb() == t);
  return static_call_verify(NULL, NULL) + static_call_load_error();
}
