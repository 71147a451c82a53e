// RUN: %cc %s -o %t && %run %t 1
// RUN: retargeted %t %t.new f=NULL 1 none h=NULL 1 none && %run %t.new 0
// RUN: retargeted %t.new %t.back f=g 1 g && %run %t.back 1
// RUN: for file in %t %t.new %t.back; do count=$(llvm-readelf -dW $file | awk '/REL.?COUNT/ { print $3 }') && llvm-readelf -rW $file | grep -A9999 'rel.*\.dyn' | grep ' R_' > $file.relocations && test $(head -n $count $file.relocations | grep -c RELATIVE) = $count && test $(grep -c RELATIVE $file.relocations) = $count || exit 1; done
// RUN: test $(grep -c _NONE %t.new.relocations) = 2 && test $(grep -c _NONE %t.back.relocations) = 1
// The loader takes the first relocations for relative without a look: NULL has
// none.
// REQUIRES: pie || gnu-ld

#include <static_call.h>
#include <stdlib.h>

__attribute__((noinline)) int f(void) { return 1; }
__attribute__((noinline)) int g(void) { return 1; }
__attribute__((noinline)) void h(void) {}
__attribute__((noinline)) int call(void) {
  __builtin_static_call(h);
  return 10 + __builtin_static_call(f);
}

int main(int argc, char **argv) {
  return call() != 10 + atoi(argv[argc - 1]) || static_call_verify(0, 0) ||
         static_call_load_error();
}
