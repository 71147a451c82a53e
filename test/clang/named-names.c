// RUN: %python -c "print('#define LONG ' + 'x' * 4000)" > %t.h
// RUN: %clang_sc -include %t.h -O2 -c %s -o %t.o && llvm-nm %t.o | FileCheck %s
// RUN: %clangxx_sc -x c++ -include %t.h -O2 -c %s -o %t.o && llvm-nm %t.o | FileCheck %s
// Names may be those of functions, hold dollars and letters beyond ASCII, be macros and be long; in C++ they are the same.

#include <static_call.h>
#ifdef __cplusplus
namespace inner {
#endif
int f(int x);
// CHECK-DAG: D __SCK__f
// CHECK-DAG: T __SCT__f
DEFINE_STATIC_CALL(f, f);
// CHECK-DAG: D __SCK__a$b
// CHECK-DAG: T __SCT__a$b
DEFINE_STATIC_CALL(a$b, f);
// CHECK-DAG: D __SCK__größe
// CHECK-DAG: T __SCT__größe
DEFINE_STATIC_CALL(größe, f);
#define MACRO expanded
// CHECK-DAG: D __SCK__expanded
// CHECK-DAG: T __SCT__expanded
DEFINE_STATIC_CALL(MACRO, f);
// CHECK-DAG: T __SCT__xxxxxxxxxx{{x+x$}}
DEFINE_STATIC_CALL(LONG, f);
EXPORT_STATIC_CALL(größe);
EXPORT_STATIC_CALL(LONG);
// CHECK-DAG: V __static_call_view.__SCT__größe
int use(int x);
int use(int x) {
  static_call_update(LONG, f);
  return static_call(f)(x) + static_call(a$b)(x) + static_call(größe)(x) + static_call(MACRO)(x) + static_call(LONG)(x);
}
#ifdef __cplusplus
}
#endif
