// RUN: not clang --target=thumbv7m-none-eabi -ffreestanding -frwpi -fpass-plugin=%pass -isystem %include -c %s -o %t.o 2>&1 | FileCheck %s
// RUN: not clang --target=thumbv7m-none-eabi -ffreestanding -fropi -fpass-plugin=%pass -isystem %include -c %s -o %t.o 2>&1 | FileCheck %s
// Veneers and keys hold addresses: with -fropi and -frwpi there are none.
#include <static_call.h>

void f(void);
// CHECK: error: {{.*}}the static call of 'f' has no form with -fropi or -frwpi
void caller(void) { __builtin_static_call(f); }
