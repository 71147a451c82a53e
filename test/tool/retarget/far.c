// RUN: rm -f %t.none && %cc -Wl,-T,%S/../Inputs/far.ld %s -o %t && %emulator %t 0 0 3
// RUN: retargeted %t %t.new near=far 2 veneer && %emulator %t.new 2 0 3
// RUN: retargeted %t.new %t.back near=near 2 near && cmp %t %t.back
// RUN: retargeted %t.new %t.off near=NULL 2 none && %emulator %t.off -10 0 3
// RUN: %static_call retarget %t away=near -o %t.direct && %emulator %t.direct 0 0 0
// RUN: %static_call retarget %t apart=far -o %t.apart && %emulator %t.apart 0 2 3
// RUN: not %static_call retarget %t apart=near -o %t.none 2>&1 | FileCheck %s && test ! -e %t.none
// CHECK: 0x{{.*}} call_apart+0x{{.*}}: key apart: found neither target nor veneer within reach, expected one of them
// Out of a site's reach a target is called through the key's veneer. A site
// that is far from that too can have targets that it reaches itself.
// UNSUPPORTED: x86, gnu-ld

#include <assert.h>
#include <static_call.h>
#include <stdlib.h>

#define APART __attribute__((noinline))
#define FAR __attribute__((section(".far"), noinline))
APART int near(int x) { return x; }
FAR int far(int x) { return x + 2; }
FAR int away(int x) { return x + 3; }
FAR int apart(int x) { return x; }

APART int call(int x) { return ~__builtin_static_call(near, x); }
APART int tail(int x) { return __builtin_static_call(near, x); }
APART int call_away(int x) { return ~__builtin_static_call(away, x); }
FAR int call_apart(int x) { return ~__builtin_static_call(apart, x); }

int main(int argc, char **argv) {
  assert(~call(10) - 10 == atoi(argv[1]) && tail(10) - 10 == atoi(argv[1]));
  assert(~call_apart(10) - 10 == atoi(argv[2]));
  assert(~call_away(10) - 10 == atoi(argv[argc - 1]));
  assert(!static_call_verify(NULL, NULL));
  assert(!static_call_set(near, far) && ~call(10) == 12 && tail(10) == 12);
  assert(!static_call_set(near, near) && ~call(10) == 10 && tail(10) == 10);
  assert(!static_call_reset(near) && ~call(10) - 10 == atoi(argv[1]));
  return static_call_verify(NULL, NULL) + static_call_load_error();
}
