// REQUIRES: (mps2-an385 || aarch64-virt) && Oz
// RUN: sizes() { llvm-size -A "$@" | grep -E '^\.(text|ram_text|rodata|data|bss|static_call_out_of_line) '; }
// RUN: %firmware %s -o %t && sizes %t > %t.sizes
// RUN: %firmware -DUNUSED %s -o %t && sizes %t | diff - %t.sizes && llvm-nm %t | not grep -E 'unused|only_there'
// RUN: %firmware -DUNUSED -DUSED %s -o %t && sizes %t | not cmp - %t.sizes && llvm-nm %t | grep __static_call_view.only_there
// A function that the linker drops takes with it its sites and the keys of
// which nobody else has any.
#include <assert.h>
#include <static_call.h>

static int one(void) { return 1; }
static int two(void) { return 2; }

#ifdef UNUSED
static int only_there(void) { return 3; }
int unused(void) {
  return __builtin_static_call(one) + __builtin_static_call(only_there);
}
#endif

int main(void) {
  assert(static_call_set(one, two) == 0);
#ifdef USED
  assert(unused() == 5);
#endif
  return __builtin_static_call(one) - 2;
}
