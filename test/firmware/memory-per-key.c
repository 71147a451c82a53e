// REQUIRES: (mps2-an385 || aarch64-virt) && ram && Oz
// RUN: sizes() { llvm-size -A %t | awk '$1 ~ /^\.(data|bss)$/ { ram += $2 } $1 == ".rodata" { flash += $2 } END { print ram, flash }'; }
// RUN: %firmware %s -o %t && set -- $(sizes)
// RUN: %firmware -DKEYS %s -o %t && set -- $@ $(sizes)
// RUN: %firmware -DSITES %s -o %t && set -- $@ $(sizes)
// RUN: echo "RAM, flash: $1 $2; 2 keys more: $3 $4; 2 sites more: $5 $6"
// RUN: case %t in *aarch64*) key=24 ;; *) key=12 ;; esac; test $(($3 - $1)) = $((2 * $key))
// RUN: test $5 = $1 && test $(($6 - $2)) = 8
// A key takes 3 pointers of RAM; a site no RAM, and 4 bytes of flash beside the
// code. (Sections are multiples of 8.)
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }
int three(void) { return 3; }
int four(void) { return 4; }
int more(void) {
#ifdef KEYS
  return __builtin_static_call(three) + __builtin_static_call(four);
#elif defined SITES
  return __builtin_static_call(one) + __builtin_static_call(one);
#else
  return three() + four();
#endif
}

int main(void) {
  return static_call_set(one, two) + __builtin_static_call(one) + more();
}
