// REQUIRES: mps2-an385 && ram && Oz
// RUN: llvm-nm --defined-only --just-symbol-name %library > %t.names
// RUN: size() { llvm-nm --defined-only -S --radix=d %t | awk 'NR == FNR { is_ours[$1] } NR > FNR && $3 ~ /[tTW]/ && $4 in is_ours && !seen[$1]++ { sum += $2 } END { print sum }' %t.names -; }
// RUN: %firmware %s -o %t && size=$(size) && echo "$size bytes" && test $size -gt 500 && test $size -le 1024
// RUN: %firmware -DBOOT %s -o %t && size=$(size) && echo "$size bytes with boot tables" && test $size -gt 1024 && test $size -le 2048
// The runtime of a program that sets, resets and applies is 1 KiB, and 2 KiB
// with boot tables.
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

int main(void) {
  int err = static_call_set(one, two);
  err += static_call_reset(one) + __builtin_static_call(one);
#ifdef BOOT
  static struct static_call_table tables[2];
  err += static_call_boot(tables, 2);
#endif
  return err + static_call_apply((void *)0, 0);
}
