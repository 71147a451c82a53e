// REQUIRES: native
// RUN: not %clang_sc -mcmodel=large -c %s -o %t.o 2>&1 | FileCheck %s
// RUN: not %clang_sc --target=riscv64-linux-gnu -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=TARGET
// RUN: not %clang -fpass-plugin=%pass -DHEADER -I%include --target=riscv64-linux-gnu -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=TARGET
// What has no direct calls, and a target that is not there yet, are refused
// with the place.

// CHECK: large-model.c:[[#@LINE+7]]:{{.*}}error: {{.*}}-mcmodel=large
// TARGET: large-model.c:[[#@LINE+6]]:{{.*}}error: {{.*}}static calls are not supported for target 'riscv64-unknown-linux-gnu'
#ifdef HEADER
#include <static_call.h>
#endif
int f(int x);
int other(void);
int call(int x) { return __builtin_static_call(f, x); }
