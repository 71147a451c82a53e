// RUN: clang --target=thumbv7m-none-eabi -ffreestanding -fpass-plugin=%pass -isystem %include -S -emit-llvm %s -o - | FileCheck %s
// RUN: not clang --target=thumbv7m-none-eabi -ffreestanding -fpass-plugin=%pass -isystem %include -DWRONG -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: clang --target=x86_64-linux-gnu -ffreestanding -fpass-plugin=%pass -isystem %include -S -emit-llvm %s -o - | FileCheck %s --check-prefix=HOSTED
// What a boot table may choose is listed by key and name, once, and kept; of
// another type it does not compile. Hosted it has no effect.
#include <static_call.h>

int f(int), g(int);
void other(void);
STATIC_CALL_TARGET(f, g);
STATIC_CALL_TARGET(f, g);
#ifdef WRONG
// ERROR: error: incompatible function pointer types
STATIC_CALL_TARGET(f, other);
#endif

// CHECK: @"__static_call_target.f!g" = weak_odr hidden constant { ptr, ptr } { ptr @__static_call_view.f, ptr @g }, section ".static_call_targets.f!g"{{.*}} comdat
// CHECK: @llvm.used = {{.*}}@"__static_call_target.f!g"
// HOSTED-NOT: target_request
// HOSTED-NOT: __static_call_target
int caller(int x) { return __builtin_static_call(f, x); }
