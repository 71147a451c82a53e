// RUN: %clang_sc -O2 %s -o %t && %run %t 0
// RUN: %clang_sc -O2 -Wl,--shuffle-sections=*=1 %s -o %t && %emulator %t refused
// RUN: %clang_sc -O2 -Wl,--bp-compression-sort=data %s -o %t && %emulator %t refused
// RUN: %clang_sc -O2 -Wl,--bp-compression-sort=both %s -o %t && %emulator %t refused
// Where linker options put the table's sections elsewhere an update is refused,
// it does not miss sites.

#include <errno.h>
#include <static_call.h>
#include <string.h>
int f(int x), g(int x), h(int x);
int f(int x) { return x + 1; }
int g(int x) { return x + 2; }
int h(int x) { return x + 3; }
__attribute__((noinline)) static int a(int x) {
  return 2 * __builtin_static_call(f, x);
}
__attribute__((noinline)) static int b(int x) {
  return 3 * __builtin_static_call(f, x) + __builtin_static_call(g, x);
}
int main(int argc, char **argv) {
  int refused = argc > 1 && !strcmp(argv[1], "refused");
  int err = static_call_set(f, h);
  if (err != (refused ? -ENOEXEC : 0))
    return 1;
  return a(1) != (refused ? 4 : 8) || b(1) != (refused ? 9 : 15);
}
