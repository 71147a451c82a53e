// RUN: %cc %s -o %t && %run %t 1 1
// RUN: retargeted %t %t.new f=g 1 g h=g 1 g && %run %t.new 2 2
// RUN: retargeted %t.new %t.back f=f 1 f h=h 1 h && cmp %t %t.back
// RUN: retargeted %t %t.other f=NULL 1 none && %run %t.other 0 1 && retargeted %t.other %t.third f=g 1 g h= 1 none && %run %t.third 2 0
// RUN: %static_call retarget %t.third f=f h=h -o %t.last && %run %t.last 1 1
// What was retargeted can be again, and be what it was.

#include <static_call.h>
#include <stdlib.h>

__attribute__((noinline)) int f(void) { return 1; }
__attribute__((noinline)) int g(void) { return 2; }
__attribute__((noinline)) int h(void) { return 1; }
__attribute__((noinline)) int call(void) {
  return 10 * __builtin_static_call(f) + __builtin_static_call(h);
}

int main(int argc, char **argv) {
  return call() != 10 * atoi(argv[1]) + atoi(argv[argc - 1]) ||
         static_call_verify(NULL, NULL) || static_call_load_error();
}
