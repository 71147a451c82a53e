// REQUIRES: native
// RUN: %clang_sc -O2 -fno-integrated-as -c %s -o %t.o && llvm-objdump -d --no-addresses %t.o | FileCheck %s
// RUN: not %clang_sc -O2 -fno-integrated-as -DTAIL -c %s -o %t.o 2>&1 | FileCheck %s --check-prefix=TAIL
// GNU as does not shorten the jump of a trampoline; a tail call of a function of the same file is refused.

#include <static_call.h>
static int f(int x) { return x + 1; }
DEFINE_STATIC_CALL(named, f);
// CHECK-LABEL: <__SCT__named>:
// CHECK-NEXT: e9 00 00 00 00 jmp
// TAIL: error: {{.*}}a static tail call of '__SCT__named' needs the integrated assembler
#ifdef TAIL
int use(int x) { return static_call(named)(x); }
#else
int use(int x) { return 1 + static_call(named)(x); }
#endif
