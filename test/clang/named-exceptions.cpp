// REQUIRES: native
// RUN: %clangxx_sc -O2 -S %s -o - | FileCheck %s
// RUN: %clangxx -fpass-plugin=%pass -I%include -O2 -S %s -o - | FileCheck %s
// A named static call keeps its caller's cleanups though its first target throws nothing; one of noexcept type has none.

#include <static_call.h>
struct cleanup { ~cleanup(); };
static void nothing() {}
void silent() noexcept;
DEFINE_STATIC_CALL(named, nothing);
DEFINE_STATIC_CALL(silent, silent);
// CHECK-LABEL: _Z3usev:
// CHECK: callq _ZL7nothingv.{{[0-9a-f]+}}
// CHECK: callq _Unwind_Resume
void use() {
  cleanup c;
  static_call(named)();
}
// CHECK-LABEL: _Z5quietv:
// CHECK: callq _Z6silentv
// CHECK-NOT: _Unwind_Resume
// CHECK: .cfi_endproc
void quiet() {
  cleanup c;
  static_call(silent)();
}
