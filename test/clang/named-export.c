// RUN: split-file %s %t && cd %t
// RUN: %clang_sc -shared -fPIC -fvisibility=hidden lib.c -o lib.so && llvm-nm -D --defined-only lib.so | FileCheck lib.c
// RUN: for pic in -fPIE "-fno-pic -no-pie"; do %clang_sc $pic use.c lib.so -o x && %clang_sc $pic -DUPDATE=both use.c lib.so -o x || exit 1; done
// RUN: not %clang_sc -O2 -DUPDATE=calls use.c lib.so -o x 2>&1 | FileCheck use.c
// RUN: not %clang_sc -O2 -DQUERY=calls use.c lib.so -o x 2>&1 | FileCheck use.c
// RUN: not %clang_sc -DCALL=hidden use.c lib.so -o x 2>&1 | FileCheck use.c --check-prefix=CALL
// What another shared object may update and query, or only call, is what was exported so.

//--- lib.c
#include <static_call.h>
void f(void);
void f(void) {}
DEFINE_STATIC_CALL(both, f);
DEFINE_STATIC_CALL(calls, f);
DEFINE_STATIC_CALL(hidden, f);
EXPORT_STATIC_CALL_GPL(both);
EXPORT_STATIC_CALL_TRAMP_GPL(calls);
// CHECK-NOT: hidden
// CHECK: __SCK__both
// CHECK-NEXT: __SCT__both
// CHECK-NEXT: __SCT__calls
// CHECK-NOT: __SC
//--- use.c
#include <static_call.h>
void g(void);
void g(void) {}
DECLARE_STATIC_CALL(both, g);
DECLARE_STATIC_CALL(calls, g);
DECLARE_STATIC_CALL(hidden, g);
int main(void) {
  static_call(both)();
  static_call(calls)();
#ifdef UPDATE
  static_call_update(UPDATE, g);
#endif
#ifdef QUERY
  return static_call_query(QUERY) == g;
#endif
#ifdef CALL
  static_call(CALL)();
#endif
}
// CHECK: undefined symbol: __SCK__calls
// CALL: undefined symbol: __SCT__hidden
