// REQUIRES: (mps2-an385 || aarch64-virt) && Oz
// RUN: %firmware %s -o %t && llvm-nm %t > %t.names && grep __static_call_view.__SCT__used %t.names && not grep -E 'unused|big' %t.names
// Of several named keys of one file the linker drops those that nobody uses.
#include <assert.h>
#include <static_call.h>

static int one(void) { return 1; }
static int big(void) { return 2; }
DEFINE_STATIC_CALL(unused, big);
DEFINE_STATIC_CALL(used, one);

int main(void) { return static_call(used)() - 1; }
