// REQUIRES: mps2-an385 && ram
// RUN: %firmware -DSITES=X16 -DKEPT=X16 %s -o %t && few=$(%instructions %t)
// RUN: %firmware -DSITES=X16 -DKEPT=X32 %s -o %t && %instructions %t | grep -x $few
// RUN: %firmware -DSITES=X32 -DKEPT=X16 %s -o %t && many=$(%instructions %t)
// RUN: each=$((($many - $few) / 16)); echo "$each instructions per site"; case %t in *.Oz.*) test $each -le 100 ;; *) test $each -le 80 ;; esac
// The first update takes 100 instructions for each site, 80 with the fast
// library, and none for the sites of other keys.
#include <assert.h>
#include <static_call.h>

#define X4(x) x x x x
#define X16(x) X4(X4(x))
#define X32(x) X16(x) X16(x)

static int sum;
static void one(void) { sum += 1; }
static void two(void) { sum += 2; }
static void other(void) { sum += 1000; }

__attribute__((noinline)) static void call(void) {
  SITES(__builtin_static_call(one);)
}
__attribute__((noinline)) static void call_other(void) {
  KEPT(__builtin_static_call(other);)
}

int main(void) {
  __asm__ volatile("" : : "r"(call), "r"(call_other));
  return static_call_set(one, two);
}
