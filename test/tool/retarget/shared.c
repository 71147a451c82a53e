// RUN: rm -f %t.none && %clang_sc -O2 -shared -fPIC -DLIBRARY %s -o %t.so && %clang_sc -O2 %s %t.so -o %t
// RUN: cp %t.so %t.old.so && %run %t 1 1 %t.so
// RUN: not %static_call retarget %t.so shared=f -o %t.none 2>&1 | FileCheck %s && test ! -e %t.none
// RUN: retargeted %t.old.so %t.so hidden=g 2 g named=g 2 g && %run %t 2 2 %t.so
// RUN: %static_call retarget %t.old.so hidden=g named=NULL -o %t.so && %run %t 2 0 %t.so
// CHECK: key shared: found its default in .dynsym, expected one that no other unit knows: they may share the key
// A shared object's own keys can be retargeted, and named ones, which the
// object that defines them speaks for; not what another may define in its
// place.
// REQUIRES: exec

#include <assert.h>
#include <linux/static_call.h>
#include <stdlib.h>

int library_hidden(void), library_shared(void), library_named(void);
DECLARE_STATIC_CALL(named, library_named);

#ifdef LIBRARY
#define HIDDEN __attribute__((visibility("hidden"), noinline))
HIDDEN int f(void) { return 1; }
HIDDEN int g(void) { return 2; }
HIDDEN int hidden(void) { return 1; }
int shared(void) { return 1; }
DEFINE_STATIC_CALL(named, f);
EXPORT_STATIC_CALL(named);

int library_hidden(void) {
  return 10 * __builtin_static_call(hidden) + __builtin_static_call(hidden);
}
int library_shared(void) { return __builtin_static_call(shared); }
int library_named(void) { return 10 + static_call(named)(); }
#else
int main(int argc, char **argv) {
  int hidden = atoi(argv[1]), named = atoi(argv[2]);
  assert(library_hidden() == 11 * hidden && library_shared() == 1);
  assert(library_named() == 10 + named && static_call(named)() == named);
  assert(__SCT__named() == named && !static_call_verify(NULL, NULL));
  assert(!static_call_update(named, library_hidden));
  assert(library_named() == 10 + 11 * hidden);
  assert(!static_call_verify(NULL, NULL));
  return argc < 3 || static_call_load_error();
}
#endif
