// RUN: %clang_sc -g -O1 -I%S/Inputs %s -o %t
// RUN: %gdb -ex run -ex "info static-calls -sites" %t 2>&1 | FileCheck %s
// What the program itself wrote over a site.

#include "stop.h"
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

APART int first(int x) { return x + 1; }
APART int call(int x) { return 2 * __builtin_static_call(first, x); }

static int overwrite(const struct static_call_site_info *site, void *unused) {
  uintptr_t page = (uintptr_t)site->address & ~(uintptr_t)4095;
  if (mprotect((void *)page, 8192, PROT_READ | PROT_WRITE | PROT_EXEC))
    return 1;
  memset((void *)site->address, 0xfe, 4);
  return 0;
}

int main(int argc, char **argv) {
  if (static_call_each_site(NULL, overwrite, NULL))
    return 1;
  stop_here();
  return call(argc);
}

// CHECK:      first: default first, target first
// CHECK-NEXT: {{/.*}}/overwritten.c.tmp, 1 foreign:
// CHECK-NEXT: foreign bytes fe fe fe fe {{.*}}<call+{{[0-9]+}}> at overwritten.c:11
