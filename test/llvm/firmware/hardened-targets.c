// RUN: clang --target=thumbv8.1m.main-none-eabi -mbranch-protection=standard -O1 -ffreestanding -fpass-plugin=%pass -isystem %include -c %s -o %t.o && llvm-objdump -d %t.o | FileCheck %s
// RUN: clang --target=aarch64-none-elf -mbranch-protection=standard -O1 -ffreestanding -fpass-plugin=%pass -isystem %include -c %s -o %t.o && llvm-objdump -d %t.o | FileCheck %s
// RUN: clang --target=thumbv8.1m.main-none-eabi -mbranch-protection=standard -O1 -ffreestanding -fpass-plugin=%pass -isystem %include -DNO_CALL -c %s -o %t.o && llvm-objdump -d %t.o | FileCheck %s
// Where boot tables may choose a target the key's code is hardened all the
// same.
#include <static_call.h>

int f(int);
int g(int x) { return x + 1; }
STATIC_CALL_TARGET(f, g);

// CHECK: <__static_call_veneer.f>:
// CHECK-NEXT: {{bti|pacbti}}
#ifndef NO_CALL
int caller(int x) { return __builtin_static_call(f, x) + 1; }
#endif
