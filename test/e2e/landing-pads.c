// REQUIRES: aarch64
// RUN: split-file %s %t
// RUN: %clang_sc -O2 -mbranch-protection=standard -fPIC -shared -nostdlib %t/lib.c -lc -Wl,-z,bti-report=error -o %t/lib.so
// RUN: llvm-readelf -n %t/lib.so | FileCheck %t/lib.c
// RUN: for p in DEFAULT HARDENED; do %clang_sc -O1 -I%src/test/Inputs -I%format -DPOLICY=STATIC_CALL_$p %t/main.c %t/lib.so -o %t/main && %run %t/main || exit 1; done
// Text with landing pads (BTI) refuses other indirect branches after updates,
// by each writer, as it did before.

//--- lib.c
#include <static_call.h>
// CHECK: aarch64 feature: BTI, PAC
int deflt(int x) { return x + 1; }
static int other(int x) { return x + 2; }
int call(int x) { return ~__builtin_static_call(deflt, x); }
int set(int on) { return static_call_set(deflt, on ? other : deflt); }
int disable(void) { return static_call_set(deflt, 0); }

//--- main.c
#include "sites.h"
#include <setjmp.h>
#include <signal.h>
#include <static_call.h>
const int static_call_policy = POLICY;
int call(int x), set(int on), disable(void);
static sigjmp_buf back;
static void on_signal(int number) { siglongjmp(back, number); }

/* Jumps behind a function's landing pad: SIGILL, or 0 if that was accepted. */
static int enter_wrongly(void) {
  int (*volatile behind)(int) = (int (*)(int))((char *)call + 4);
  int number = sigsetjmp(back, 1);
  if (!number)
    behind(1);
  return number;
}

int main(void) {
  signal(SIGILL, on_signal);
  if (!enter_wrongly()) {
    fprintf(stderr, "no branch target identification here\n");
    return 1;
  }
  for (int live = 0; live < 2; live++) {
    assert(set(1) == 0 && call(10) == ~12 && enter_wrongly() == SIGILL);
    assert(disable() == 0 && call(10) == ~0 && enter_wrongly() == SIGILL);
    assert(set(0) == 0 && call(10) == ~11 && enter_wrongly() == SIGILL);
    static_call_assume_threads();
  }
  return 0;
}
