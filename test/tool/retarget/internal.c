// RUN: rm -f %t.none && %cc -DSECOND=1 -c %s -o %t.o && %cc %s %t.o -o %t && %run %t 12
// RUN: not %static_call retarget %t local=other -o %t.none 2>&1 | FileCheck %s
// RUN: %static_call list -j %t | sed -n 's/.*"symbol": "\(__static_call_key.local.*\)",/\1/p' > %t.symbols && test $(wc -l < %t.symbols) = 2
// RUN: retargeted %t %t.first $(sed -n 1p %t.symbols)=other 1 other && retargeted %t %t.second $(sed -n 2p %t.symbols)=other 1 other
// RUN: retargeted %t.first %t.both $(sed -n 2p %t.symbols)=other 1 other
// RUN: %run %t.first 92 || %run %t.first 19
// RUN: %run %t.second 92 || %run %t.second 19
// RUN: %run %t.both 99
// RUN: %static_call retarget %t.both $(sed -n 1p %t.symbols)=local $(sed -n 2p %t.symbols)=local -o %t.back && cmp %t %t.back
// RUN: not %static_call retarget %t other=twin -o %t.none 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: test ! -e %t.none
// Internal functions of one name are two keys: their symbols tell them apart.
// UNSUPPORTED: quick

// CHECK: key local: found 2 of that name, expected the symbol of one
// TARGET: target twin: found functions of that name at 0x{{.*}} and 0x{{.*}}, expected one
#include <assert.h>
#include <static_call.h>
#include <stdlib.h>

#define APART __attribute__((noinline))
#ifdef SECOND
APART static int local(int x) { return 2 * x; }
__attribute__((used)) static int twin(int x) { return 4 * x; }
APART int second(int x) { return __builtin_static_call(local, x); }
#else
APART int other(int x) { return 9 * x; }
APART static int local(int x) { return x; }
__attribute__((used)) static int twin(int x) { return 3 * x; }
APART int first(int x) { return __builtin_static_call(local, x); }
int second(int x);
APART int next(int x) { return __builtin_static_call(other, x); }

int main(int argc, char **argv) {
  (void)argc;
  return 10 * first(1) + second(1) != atoi(argv[1]) ||
         static_call_verify(NULL, NULL) || static_call_load_error();
}
#endif
