// RUN: clang --target=thumbv7m-none-eabi -ffreestanding -fpass-plugin=%pass -isystem %include -S -emit-llvm %s -o - | FileCheck %s
// Resolvers are run by a constructor.
#include <static_call.h>

int f(int), g(int);
static int (*choose(void))(int) { return g; }
STATIC_CALL_RESOLVER(f, choose);

// CHECK-DAG: @__static_call_resolver.f = hidden constant [2 x i32] {{.*}}@__static_call_view.f{{.*}}@choose
// CHECK-DAG: @__static_call_init_v3 = weak_odr hidden global ptr @__static_call_start_unit_v3, section ".init_array.0"{{.*}} comdat
// CHECK-NOT: fini_array
// CHECK: call void @__static_call_start(ptr @__static_call_unit_v3)
int caller(int x) { return __builtin_static_call(f, x); }
