// RUN: %link_aarch64 -static -fno-pie -Wl,-T,%S/Inputs/far.ld %s -o %t && not %static_call verify %t | FileCheck %s --check-prefix=FAR
// RUN: poke %t %t.poked "s('stray')" "dest(s('__AArch64AbsLongThunk___static_call_veneer.hook'))" && not %static_call verify %t.poked | FileCheck %s
// RUN: %link_arm -static -fno-pie -Wl,-T,%S/Inputs/far.ld %s -o %t && not %static_call verify %t | FileCheck %s --check-prefix=FAR
// RUN: poke %t %t.poked "s('stray')" "dest(s('__ARMv7ABSLongThunk___static_call_veneer.hook'))" && not %static_call verify %t.poked | FileCheck %s
// RUN: %link_thumb -static-pie -fPIE -Wl,-T,%S/Inputs/far.ld %s -o %t && not %static_call verify %t | FileCheck %s --check-prefix=FAR
// RUN: poke %t %t.poked "thumb(s('stray'))" "dest(s('__ThumbV7PILongThunk___static_call_veneer.hook'))" && not %static_call verify %t.poked | FileCheck %s
// A site may be so far from its key's veneer that it enters through a thunk;
// what else branches to that thunk has no record.

// FAR: call{{.*}} key hook: found it at 0x{{.*}}, expected the key's veneer within reach [reach]
// FAR-NEXT: 1 violation
// CHECK: stray+0x0: key hook: found a branch to the veneer of key hook, expected a branch that a record names [branch]
#include "Inputs/functions.h"

__attribute__((weak)) void hook(int x);
__attribute__((section(".far"), used)) int call(int x) {
  __builtin_static_call(hook, x);
  return x;
}
__asm__(".section .far,\"ax\"");
__asm__(".p2align 2\n.type stray,%function\n" KIND "stray:\n" CALL
        "stray\n" RETURN "\n.size stray, . - stray\n.text");
void _start(void) {}
